const underWay = new Map<string, Promise<void>>()
const patienceMs = 3_000

/** Notes the save of a draft, so that whoever opens it next reads what it leaves behind. */
export function noteSave(id: string, save: Promise<void>): void {
  const noted = save.finally(() => { if (underWay.get(id) === noted) underWay.delete(id) })
  underWay.set(id, noted)
}

/** Waits for the save of a draft that was left a moment ago, but not for long. */
export const saveIsOver = (id: string): Promise<void> =>
  Promise.race([underWay.get(id) ?? Promise.resolve(), new Promise<void>((goOn) => { if (underWay.has(id)) setTimeout(goOn, patienceMs) })])
