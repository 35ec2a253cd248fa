/** What the server would refuse a new password for; null where nothing. The same bounds as api/contract/account.ts, said before anything is sent. */
export function weaknessOf(password: string): 'tooShort' | 'tooLong' | 'tooPlain' | null {
  if (password.length < 12) return 'tooShort'
  if (password.length > 128) return 'tooLong'
  return new Set(password).size < 5 ? 'tooPlain' : null
}
