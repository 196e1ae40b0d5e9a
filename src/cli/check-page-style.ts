/** The style sheet of the check page, for light and dark mode. */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --back: #fff; --text: #1f2328; --faint: #57606a; --edge: #d0d7de; --warn: #7a4a00; --warn-back: #fff5dc;
  --saturation: 75%; --lightness: 88%; --line: 38%; --grey: #e4e6ea;
}
@media (prefers-color-scheme: dark) {
  :root {
    --back: #16181c; --text: #e4e6ea; --faint: #a5acb5; --edge: #3a3f47; --warn: #f3cf8b; --warn-back: #382c12;
    --saturation: 45%; --lightness: 25%; --line: 65%; --grey: #3a3f47;
  }
}
body { margin: 0; background: var(--back); color: var(--text); font: 1rem/1.6 system-ui, sans-serif; }
main { max-width: 46rem; margin: 0 auto; padding: 1.5rem; overflow-wrap: anywhere; }
h1 { font-size: 1.3rem; }
h2 { font-size: 1.6rem; line-height: 1.25; margin: 0; }
h3 { margin: 2rem 0 0; }
a { color: inherit; }
article { border-top: 1px solid var(--edge); margin-top: 2rem; padding-top: 2rem; }
article p { white-space: pre-line; }
.facts, .number, .rest { color: var(--faint); }
.facts { margin: 0.25rem 0 1rem; }
.number { font-size: 0.8rem; user-select: none; }
.rest { border-inline-start: 3px solid var(--edge); padding-inline-start: 0.75rem; font-size: 0.9rem; }
.warnings { background: var(--warn-back); color: var(--warn); border-radius: 6px; padding: 0.6rem 1rem 0.6rem 2rem; }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; padding: 0; }
mark {
  background: hsl(var(--hue) var(--saturation) var(--lightness)); color: inherit; padding: 0.05em 0;
  border-bottom: 2px solid hsl(var(--hue) 60% var(--line));
  -webkit-box-decoration-break: clone; box-decoration-break: clone;
}
mark.mixed { border-bottom-style: dashed; }
mark.indirect { border-bottom-style: dotted; }
mark.nobody { background: var(--grey); border-color: var(--faint); }
sup { font-size: 0.7em; font-weight: 600; line-height: 0; padding-inline: 0.15em; }
.end { border-inline-end: 1px solid var(--faint); margin-inline: 0.15em; }
`;
