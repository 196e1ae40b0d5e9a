/**
 * The lines of a stream, blank ones too, so that the nth answer belongs to the nth line. Only line feeds end a
 * line: `readline` would also break at U+2028, which may stand in a question.
 */
export async function* linesOf(input: NodeJS.ReadableStream): AsyncGenerator<string> {
  input.setEncoding('utf8');
  let rest = '';
  for await (const chunk of input) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield line.replace(/\r$/u, '');
  }
  if (rest !== '') yield rest;
}
