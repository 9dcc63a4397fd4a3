{
  "fields": {
    "flagged": "Oznaczone"
  },
  "failures": {
    "__CODE___ALREADY_TAKEN": "To zgłoszenie ma już agenta. Porozmawiaj z nim, zamiast oznaczać zgłoszenie."
  },
  "permissions": {
    "__id__": {
      "flag": "Oznaczanie zgłoszeń, które na kogoś czekają."
    }
  }
}
