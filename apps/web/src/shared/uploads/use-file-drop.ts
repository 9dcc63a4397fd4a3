import { pastedFiles } from '@meja/ui/uploads';
import { useEventListener } from '@vueuse/core';
import { shallowRef, type Ref } from 'vue';

/** Takes files that are dropped on an element or pasted into it. `over` while some are held above it. Text that is dropped or pasted goes on as ever. */
export function useFileDrop(target: Readonly<Ref<HTMLElement | null>>, take: (files: readonly File[]) => void) {
  const over = shallowRef(false);
  let depth = 0;
  const holdsFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
  const end = () => ([depth, over.value] = [0, false]);

  useEventListener(target, 'dragenter', (event: DragEvent) => {
    if (holdsFiles(event)) [depth, over.value] = [depth + 1, true];
  });
  useEventListener(target, 'dragleave', () => {
    if ((depth -= 1) <= 0) end();
  });
  useEventListener(target, 'dragover', (event: DragEvent) => holdsFiles(event) && event.preventDefault());
  useEventListener(target, 'drop', (event: DragEvent) => {
    end();
    if (!holdsFiles(event)) return;
    event.preventDefault();
    take([...(event.dataTransfer?.files ?? [])]);
  });
  useEventListener(target, 'paste', (event: ClipboardEvent) => {
    const files = pastedFiles(event);
    if (files.length === 0) return;
    event.preventDefault();
    take(files);
  });
  // A file that misses the target must not replace the page.
  useEventListener(window, 'dragover', (event: DragEvent) => holdsFiles(event) && event.preventDefault());
  useEventListener(window, 'drop', (event: DragEvent) => holdsFiles(event) && event.preventDefault());

  return { over };
}
