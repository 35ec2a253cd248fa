import { gapPct, solve } from '../api/features/relocation-plan/solve.ts'
import { tightTask } from './relocation-tight-task.ts'

const SEEDS = [1, 2, 3]
for (const seed of SEEDS) {
  const began = performance.now()
  const cpu = process.cpuUsage()
  const { cost, bound, leftOver } = await solve(tightTask(seed), { seed, seconds: 15 })
  const seconds = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(cpu)
  const gap = gapPct(cost, bound)
  process.stdout.write(`300 firms, 60 sites (seed ${seed}): ${leftOver === 0 && gap !== null ? `${gap.toFixed(2)} % above the bound` : `${leftOver} left over`} in ${seconds.toFixed(1)} s, ${((user + system) / 1e6).toFixed(1)} s of CPU (aim: ≤ 5 % in ≤ 15 s)\n`)
}
