{
  "panel": {
    "title": "Tanda",
    "raised": "Tiket ini menunggu seseorang mengambilnya.",
    "lowered": "Tiket ini tidak ditandai.",
    "raise": "Tandai",
    "lower": "Hapus tanda"
  }
}
