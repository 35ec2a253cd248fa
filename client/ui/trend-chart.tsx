import type { ReactElement } from 'react'
import { Line, LineChart, ReferenceLine, XAxis, YAxis } from 'recharts'
import './trend-chart.css'

export interface TrendPoint {
  /** What stands below the point: a month. */
  at: string
  value: number | null
}

export interface TrendChartProps {
  points: readonly TrendPoint[]
  /** Drawn as a line across; its words stand on it. */
  goal: number | null
  goalWords: string
  /** Said at the last point that has a value. */
  lastWords: string
  /** Only the lines: small enough to stand beside a number. */
  bare?: boolean
}

/** A course of values on a zero baseline with the target as a line. Decoration for the table beside it, which a screen reader reads. */
export default function TrendChart({ points, goal, goalWords, lastWords, bare = false }: TrendChartProps): ReactElement {
  const values = points.map(({ value }) => value ?? 0)
  const end = Math.max(goal ?? 0, ...values, 0) * (bare ? 1.05 : 1.2) || 1
  const last = points.findLastIndex(({ value }) => value !== null)
  return (
    <div className={`trend ${bare ? 'trend-bare' : ''}`} aria-hidden="true">
      <LineChart
        responsive
        data={points}
        accessibilityLayer={false}
        margin={bare ? { top: 2, right: 3, bottom: 1, left: 1 } : { top: 12, right: 48, bottom: 0, left: 12 }}
        style={{ width: '100%', height: '100%' }}
      >
        <XAxis dataKey="at" hide={bare} tickLine={false} axisLine={{ stroke: 'var(--ink)' }} interval="preserveStartEnd" minTickGap={12} height={22} tick={{ fill: 'var(--quiet)', fontSize: 12 }} />
        <YAxis domain={[0, end]} hide />
        {bare && <ReferenceLine y={0} stroke="var(--line-strong)" />}
        {goal !== null && (
          <ReferenceLine
            y={goal}
            stroke="var(--ink)"
            strokeDasharray="4 3"
            {...(bare ? {} : { label: { value: goalWords, position: 'insideTopLeft' as const, fill: 'var(--ink)', fontSize: 12, offset: 4 } })}
          />
        )}
        <Line
          dataKey="value"
          type="linear"
          stroke="var(--accent)"
          strokeWidth={bare ? 1.5 : 2}
          dot={bare ? false : { r: 2, fill: 'var(--accent)', strokeWidth: 0 }}
          activeDot={false}
          isAnimationActive={false}
          {...(bare ? {} : {
            label: ({ x, y, index }: { x?: number | string; y?: number | string; index?: number }) =>
              index === last ? <text x={Number(x) + 6} y={Number(y) + 4} fill="var(--ink)" fontSize={12} fontWeight={600}>{lastWords}</text> : <g />,
          })}
        />
      </LineChart>
    </div>
  )
}
