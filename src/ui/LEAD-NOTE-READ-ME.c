From the lead,
  17 : 30 : you do the member
            editor (go on; land it by 17 : 55)
              .Another engineer (worktree / work / wt / editor) does the activity page and dvt
    - copy - member
    - dialog : offer the button "Copy to Another Connector…" in the editor calling
               dvt_copy_member_dialog_present (workspace, connector_id, section, member_id, parent)
                 .Do not write these two.Delete this file.
