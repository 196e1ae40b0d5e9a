/** The application's id in the first part of a bot's token; null where there is none, as in what is no such token. */
export function idIn(token: string): string | null {
  const decoded = Buffer.from(token.split('.')[0] ?? '', 'base64url').toString('utf8');
  return /^\d{17,20}$/u.test(decoded) ? decoded : null;
}
