{
  "fields": {
    "flagged": "Flaggad"
  },
  "failures": {
    "__CODE___ALREADY_TAKEN": "En agent har redan det här ärendet. Prata med den personen i stället för att flagga det."
  },
  "permissions": {
    "__id__": {
      "flag": "Flagga ärenden som väntar på någon."
    }
  }
}
