/** Makes a textarea as high as its text, up to the limit in the style sheet. */
export function fit(field: HTMLTextAreaElement | null): void {
  if (!field) return;
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight}px`;
}
