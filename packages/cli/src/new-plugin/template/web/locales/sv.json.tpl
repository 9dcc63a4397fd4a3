{
  "panel": {
    "title": "Flagga",
    "raised": "Det här ärendet väntar på att någon tar det.",
    "lowered": "Det här ärendet är inte flaggat.",
    "raise": "Flagga det",
    "lower": "Ta bort flaggan"
  }
}
