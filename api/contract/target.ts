import { z } from 'zod'
import { asOf, asOfQuery } from './ledger.ts'
import { route } from './route.ts'
import { words } from './write.ts'
import { basis, decision, edtf, isoDate, zoneKind } from './zone.ts'

/** What a target may count: computed from the land, or told by reports (milestone). Each is a function of rules/70-target.sql. */
export const indicators = [
  'operating_zone_count', 'established_zone_count', 'established_in_period_count', 'established_in_period_ha',
  'ready_in_period_ha', 'ready_leasable_ha', 'available_ha', 'cleared_ha', 'relocation_completed_count', 'average_occupancy_pct', 'real_occupancy_pct',
  'wastewater_share_pct', 'sme_quota_met_share_pct', 'logistics_ha', 'eco_conversion_scheme', 'milestone',
] as const
export type Indicator = (typeof indicators)[number]

export const targetStates = ['met', 'short', 'undetermined'] as const

/** What is to be said of a zone beside its value; each is a word of the screens. */
export const targetZoneNotes = [
  'relocating', 'unestablished', 'out_of_plan', 'planned_area', 'area_unknown', 'date_unknown', 'date_imprecise', 'established',
  'no_plots', 'no_tracts', 'tracts_undated', 'allocations_not_recorded', 'no_leasable_land', 'no_rule_in_force', 'not_recorded', 'exempt', 'not_applicable', 'undetermined',
] as const

const zoneInBase = z.object({
  code: z.string(), kind: zoneKind, nameVi: z.string(), nameEn: z.string(),
  value: z.number().nullable().describe('Hectares, per cent or, for what is so or not, 1 and 0; null in a plain count, or where it is not known'),
  note: z.enum(targetZoneNotes).nullable()
    .describe('planned_area: no approved hectares are recorded, those of the plan are in the range alone; date_unknown, date_imprecise: cannot be put into the period; not_recorded: nobody said'),
})

export const target = z.object({
  code: z.string(), parent: z.string().nullable(), provinceCode: z.string(),
  titleVi: z.string(), titleEn: z.string(), indicator: z.enum(indicators), zoneKind: zoneKind.nullable(),
  operator: z.enum(['gt', 'gte', 'eq', 'between', 'milestone']), threshold: z.number().nullable(), thresholdHigh: z.number().nullable(), unit: z.string(),
  baseVi: z.string().nullable(), baseEn: z.string().nullable(),
  periodFrom: isoDate, dueOn: isoDate, decision, note: z.string().nullable(),
  value: z.number().nullable().describe('Computed here; null: not to be computed from what is recorded'),
  state: z.enum(targetStates),
  progressPct: z.number().nullable().describe('value / threshold, 0 to 100'),
  missing: z.number().nullable().describe('What is missing to the threshold, in its unit'),
  basis: basis.nullable(),
  base: z.object({
    count: z.int(), documentCount: z.int().nullable().describe('How many the document itself counts; where it differs from count the screen says so'),
    zones: z.array(zoneInBase), excluded: z.array(zoneInBase),
    numerator: z.number().nullable(), denominator: z.number().nullable(),
    answers: z.object({ yes: z.int(), no: z.int(), unknown: z.int() }).nullable().describe('Of zones for which something is so or not: wastewater, relocation, quota'),
  }),
  range: z.object({ low: z.number(), high: z.number() }).nullable().describe('Between what the value can lie, whatever the unrecorded turns out to be; decides state; null too where nothing limits it'),
  potential: z.object({ value: z.number(), zones: z.array(zoneInBase) }).nullable().describe('What the zones the target names would add'),
  undated: z.number().nullable().describe('Hectares (or zones, where zones are counted) that cannot be put into the period because nobody recorded their day'),
  trend: z.array(z.object({ on: isoDate, value: z.number().nullable() })).describe('Month by month since the period began'),
  reported: z.array(z.object({ indicator: z.string(), zoneKind: zoneKind.nullable(), value: z.number(), qualifier: z.enum(['exact', 'above', 'about']), unit: z.string(), period: edtf.nullable(), source: z.string(), note: z.string().nullable() }))
    .describe('What reports say of the same target; shown beside, never mixed in'),
  progress: z.array(z.object({ reportedOn: isoDate, reached: z.boolean().nullable(), value: z.number().nullable(), source: z.string(), note: z.string().nullable() })),
}).meta({ id: 'Target' })
export type Target = z.infer<typeof target>

export const targetList = z.object({ asOf: isoDate, items: z.array(target) }).meta({ id: 'TargetList' })
export type TargetList = z.infer<typeof targetList>

export const listTargets = route({
  method: 'GET',
  url: '/api/targets',
  schema: {
    summary: 'Targets of a province against what the data shows', tags: ['target'],
    querystring: asOfQuery.extend({ province: z.string().regex(/^\d{2}$/).optional().describe('Province code; all provinces with targets when left out') }),
    response: { 200: targetList },
  },
})

const comparisons = ['gt', 'gte', 'eq', 'between'] as const
const thresholdValue = z.number().min(0).max(1e9)

/** The unit an indicator counts in; a milestone is reached or not, and compares nothing. */
export const unitOf = (indicator: Indicator) =>
  indicator === 'milestone' || indicator === 'eco_conversion_scheme' ? 'milestone' : indicator.endsWith('_ha') ? 'ha' : indicator.endsWith('_pct') ? 'percent' : 'count'

/** A target a board adds itself: an indicator of the list, an operator, a threshold, a base. */
export const newTarget = z.object({
  code: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{1,31}$/), provinceCode: z.string().regex(/^\d{2}$/), parent: words(32).nullable().default(null),
  titleVi: words(300), titleEn: words(300), indicator: z.enum(indicators), zoneKind: zoneKind.nullable().default(null),
  operator: z.enum([...comparisons, 'milestone']), threshold: thresholdValue.nullable().default(null), thresholdHigh: thresholdValue.nullable().default(null),
  unit: z.enum(['count', 'ha', 'percent', 'milestone']), baseVi: words(500).nullable().default(null), baseEn: words(500).nullable().default(null),
  documentBaseCount: z.int().min(0).max(2 ** 31 - 1).nullable().default(null), periodFrom: asOf, dueOn: asOf,
  decisionCode: words(64).describe('Code of the decision that sets the target'), note: words(1000).nullable().default(null),
}).superRefine(({ indicator, operator, unit }, issues) => {
  const counted = unitOf(indicator)
  if (unit !== counted) issues.addIssue({ code: 'custom', path: ['unit'], params: { expected: `${counted} (${indicator})` } })
  if ((operator === 'milestone') !== (counted === 'milestone'))
    issues.addIssue({ code: 'custom', path: ['operator'], params: { expected: `${counted === 'milestone' ? counted : comparisons.join(' | ')} (${indicator})` } })
})
