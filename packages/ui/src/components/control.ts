/** What every control that holds a value looks like. */
export const control =
  'w-full rounded-control border border-line-strong bg-surface px-2.5 py-1.5 text-text placeholder:text-text-3 hover:border-text-3 disabled:border-line disabled:bg-surface-2 disabled:text-text-3 aria-invalid:border-sla-late';
