{
  "panel": {
    "title": "Flag",
    "raised": "This ticket waits for somebody to take it.",
    "lowered": "This ticket is not flagged.",
    "raise": "Flag it",
    "lower": "Take the flag away"
  }
}
