/** A central meridian as documents write it: 104°45′. */
export function writeDegrees(degrees: number): string {
  const whole = Math.floor(degrees)
  return `${whole}°${String(Math.round((degrees - whole) * 60)).padStart(2, '0')}′`
}
