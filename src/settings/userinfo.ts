/** What stands in an address before the host: a name and a password. Up to the last @, for a password may hold one. */
const USERINFO = /^((?:[a-z][a-z\d+.-]*:)?\/\/)?(.*)@/isu;

/**
 * An address as it may be shown: without a name and a password in it, also where it is no address at all.
 *
 * @example withoutUserinfo('https://ada:secret@proxy.example/api') // 'https://[redacted]@proxy.example/api'
 */
export function withoutUserinfo(address: string): string {
  return address.replace(USERINFO, '$1[redacted]@');
}

/** The name and the password in an address, as it was given and as an address is written; none where it holds none. */
export function userinfoIn(address: string): string[] {
  const given = USERINFO.exec(address)?.[2] ?? '';
  const { username, password } = URL.canParse(address) ? new URL(address) : { username: '', password: '' };
  const written = password === '' ? username : `${username}:${password}`;
  return [...new Set([given, written])].filter((each) => each !== '');
}
