{
  "fields": {
    "flagged": "Ditandai"
  },
  "failures": {
    "__CODE___ALREADY_TAKEN": "Tiket ini sudah diambil seorang agen. Bicaralah dengannya, jangan tandai tiketnya."
  },
  "permissions": {
    "__id__": {
      "flag": "Menandai tiket yang menunggu seseorang."
    }
  }
}
