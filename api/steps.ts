/** Says what is being done now; with `done` of `total` where that is known. */
export type Tell = (detail: string, done?: number, total?: number) => void
export type StepPrinter = <T>(title: string, work: (tell: Tell) => Promise<T>) => Promise<T>

/** Prints each step of a start with its progress and time. On a terminal the progress stays on one line. */
export function stepPrinter(out: NodeJS.WriteStream = process.stdout): StepPrinter {
  return async (title, work) => {
    const begun = Date.now()
    out.write(`· ${title} …${out.isTTY ? '' : '\n'}`)
    const result = await work((detail, done, total) => {
      const isLast = done === total
      const line = total === undefined ? detail : `${detail} ${done ?? 0}/${total}`
      if (out.isTTY) out.write(`\r\u001b[K· ${title} … ${line}`)
      else if (isLast) out.write(`  ${line}\n`)
    })
    const took = `${((Date.now() - begun) / 1000).toFixed(1)} s`
    out.write(out.isTTY ? `\r\u001b[K✓ ${title} (${took})\n` : `  done in ${took}\n`)
    return result
  }
}
