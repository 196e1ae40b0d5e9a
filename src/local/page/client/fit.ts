/** Makes a field as high as what stands in it; the style sheet says where that ends. */
export function fit(field: HTMLTextAreaElement | null): void {
  if (!field) return;
  field.style.height = 'auto';
  field.style.height = `${field.scrollHeight}px`;
}
