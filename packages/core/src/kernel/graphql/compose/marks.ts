/** First line of SDL that the kernel wrote from custom fields; it resolves those fields itself. */
export const customFieldMark = '# custom fields\n';
