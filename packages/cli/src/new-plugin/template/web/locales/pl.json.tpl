{
  "panel": {
    "title": "Oznaczenie",
    "raised": "To zgłoszenie czeka, aż ktoś je weźmie.",
    "lowered": "To zgłoszenie nie jest oznaczone.",
    "raise": "Oznacz",
    "lower": "Usuń oznaczenie"
  }
}
