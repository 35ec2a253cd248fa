/** Degrees as they are typed or copied, with a point or a comma: null for what is no number or lies beyond `most`. */
export function readDegrees(text: string, most: 90 | 180): number | null {
  const typed = text.trim().replace(/°$/, '').replace('−', '-').replace(',', '.')
  const value = /^-?\d{1,3}(?:\.\d+)?$/.test(typed) ? Number(typed) : null
  return value !== null && Math.abs(value) <= most ? value : null
}

/** A pair as maps on the web copy it, latitude first: "22.507, 103.966". null for anything else. */
export function readPair(text: string): { latitude: string; longitude: string } | null {
  const [, latitude, longitude] = /^\s*(-?\d{1,2}\.\d+)°?\s*[,;\s]\s*(-?\d{1,3}\.\d+)°?\s*$/.exec(text) ?? []
  return latitude === undefined || longitude === undefined ? null : { latitude, longitude }
}
