/** `__Host-` binds the cookie to this host and to https; browsers refuse that prefix on plain http. */
export function cookieName(https: boolean): string {
  return https ? '__Host-renshi' : 'renshi';
}

/** The Set-Cookie value that hands a session token to the browser. `maxAgeSeconds` is the session's absolute limit. */
export function sessionCookie(token: string, https: boolean, maxAgeSeconds: number): string {
  return `${cookieName(https)}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAgeSeconds}${https ? '; Secure' : ''}`;
}

export function clearedCookie(https: boolean): string {
  return sessionCookie('', https, 0);
}

/** The session token in a Cookie header; null when there is none. The first of several counts. */
export function tokenInCookie(header: string | undefined, https: boolean): string | null {
  const name = cookieName(https);
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    if (at > 0 && part.slice(0, at).trim() === name) {
      const value = part.slice(at + 1).trim();
      return /^[A-Za-z0-9_-]{43}$/.test(value) ? value : null;
    }
  }
  return null;
}
