{
  "fields": {
    "flagged": "Flagged"
  },
  "failures": {
    "__CODE___ALREADY_TAKEN": "An agent has this ticket already. Talk to them instead of flagging it."
  },
  "permissions": {
    "__id__": {
      "flag": "Flag tickets that wait for somebody."
    }
  }
}
