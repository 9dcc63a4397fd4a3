/** Files on the clipboard; none when there are words too: a copied table or text often brings a picture of itself along, and the words are meant. */
export function pastedFiles({ clipboardData }: ClipboardEvent): readonly File[] {
  const files = [...(clipboardData?.files ?? [])];
  return clipboardData?.types.includes('text/plain') ? [] : files.map(named);
}

/** Every pasted picture is called `image.png`: the time tells them apart. */
function named(file: File): File {
  if (!/^image\.\w+$/.test(file.name)) return file;
  const at = new Date().toISOString().slice(0, 19).replace('T', ' ').replaceAll(':', '.');
  return new File([file], `${at}.${file.name.split('.').at(-1) ?? 'png'}`, { type: file.type });
}
