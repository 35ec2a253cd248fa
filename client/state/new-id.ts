/** A random UUID, also where the page is served without https and the browser makes none itself. */
export function newId(): string {
  // Missing outside secure contexts, whatever its type says.
  if ('randomUUID' in crypto) return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const [sixth = 0, eighth = 0] = [bytes[6], bytes[8]]
  bytes[6] = (sixth & 0x0f) | 0x40
  bytes[8] = (eighth & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
