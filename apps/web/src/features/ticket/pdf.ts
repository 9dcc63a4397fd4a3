import { getDocument, GlobalWorkerOptions, PasswordException, RenderingCancelledException, TextLayer, type PDFDocumentProxy } from 'pdfjs-dist';

/** The worker, character maps and standard fonts: assets of ours. */
const files: Readonly<Record<string, string>> = import.meta.glob('../../../node_modules/pdfjs-dist/{build/pdf.worker.min.mjs,cmaps/*.bcmap,standard_fonts/*.{pfb,ttf}}', { query: '?url', import: 'default', eager: true });
const urlOf = (name: string) => Object.entries(files).find(([path]) => path.endsWith(`/${name}`))?.[1];
GlobalWorkerOptions.workerSrc = urlOf('pdf.worker.min.mjs') ?? '';

/** A PDF as pictures of its pages. Nothing of it runs: no script, no form, no link; fonts and character maps come from us. */
export interface Pdf {
  readonly pages: number;
  /** Draws a page so that it is `scale` times its own size, with its words over it to be read and copied. A drawing that is overtaken by the next one stops. */
  draw(page: number, scale: number, into: PdfPlace): Promise<void>;
  /** Width and height of a page at its own size. */
  size(page: number): Promise<{ readonly width: number; readonly height: number }>;
  close(): void;
}

export interface PdfPlace {
  readonly canvas: HTMLCanvasElement;
  readonly text: HTMLElement;
}

/** Throws `PdfLocked` when it needs a password. */
export async function openPdf(path: string): Promise<Pdf> {
  const task = getDocument({ url: path, BinaryDataFactory: OwnFiles, useWorkerFetch: false, useWasm: false, useSystemFonts: false, enableXfa: false, disableAutoFetch: true, maxImageSize: 50_000_000, verbosity: 0 });
  try {
    return new OpenPdf(await task.promise, () => void task.destroy());
  } catch (error) {
    void task.destroy();
    throw error instanceof PasswordException ? new PdfLocked() : error;
  }
}

export class PdfLocked extends Error {}

class OpenPdf implements Pdf {
  private cancel = () => {};

  constructor(private readonly document: PDFDocumentProxy, readonly close: () => void) {}

  get pages(): number {
    return this.document.numPages;
  }

  async size(number: number) {
    const { width, height } = (await this.document.getPage(number)).getViewport({ scale: 1 });
    return { width, height };
  }

  async draw(number: number, scale: number, { canvas, text }: PdfPlace): Promise<void> {
    this.cancel();
    let overtaken = false;
    this.cancel = () => (overtaken = true);
    const page = await this.document.getPage(number);
    if (overtaken) return;
    const viewport = page.getViewport({ scale });
    const sharpness = Math.min(globalThis.devicePixelRatio || 1, Math.sqrt(16_000_000 / (viewport.width * viewport.height)));
    const drawn = document.createElement('canvas');
    [drawn.width, drawn.height] = [Math.ceil(viewport.width * sharpness), Math.ceil(viewport.height * sharpness)];
    const rendering = page.render({ canvas: drawn, viewport, transform: [sharpness, 0, 0, sharpness, 0, 0] });
    this.cancel = () => {
      overtaken = true;
      rendering.cancel();
    };
    try {
      await rendering.promise;
    } catch (error) {
      if (error instanceof RenderingCancelledException) return;
      throw error;
    }
    const words = document.createElement('div');
    await new TextLayer({ textContentSource: page.streamTextContent(), container: words, viewport }).render();
    if (overtaken) return;
    // What was shown stays until the next is whole.
    [canvas.width, canvas.height] = [drawn.width, drawn.height];
    Object.assign(canvas.style, { width: `${viewport.width}px`, height: `${viewport.height}px` });
    canvas.getContext('2d')?.drawImage(drawn, 0, 0);
    text.style.setProperty('--total-scale-factor', String(scale));
    text.replaceChildren(...words.childNodes);
  }
}

/** Hands the viewer what it asks for by name, from our own assets and nowhere else. */
class OwnFiles {
  async fetch({ filename }: { readonly filename: string }): Promise<Uint8Array> {
    const url = urlOf(filename);
    const response = url === undefined ? null : await fetch(url);
    if (!response?.ok) throw new Error(`There is no ${filename}.`);
    return new Uint8Array(await response.arrayBuffer());
  }
}
