import { z } from 'zod'
import { id } from './id.ts'
import { asOf } from './ledger.ts'
import { allocationStages, landUses, plotDetail, plotParams } from './plot.ts'
import { route } from './route.ts'
import { areaM2, codeOf, ifMatch, oneWay, reason, source, warnings, whenItTookEffect } from './write.ts'
import { zoneParams } from './zone.ts'

/** The plot after the change, and what the change was accepted with although it looks odd. */
export const changedPlot = z.object({
  plot: plotDetail,
  warnings: z.array(z.enum(warnings)).describe('not_ready, partly_ready: the land is not cleared, or not all of it; held_for_another: it is kept for somebody else; reserved_for_small_firms: it is reserved, and the firm is none of those'),
}).meta({ id: 'ChangedPlot' })
export type ChangedPlot = z.infer<typeof changedPlot>

const written = { tags: ['plot'], headers: ifMatch, response: { 200: changedPlot } } as const

export const plotChange = oneWay(z.object({
  landUse: z.enum(landUses).optional(), isLogistics: z.boolean().optional(), smeReserved: z.boolean().optional(),
  buildingLandShareM2: areaM2.nullable().optional(), buildingFootprintM2: areaM2.nullable().optional(), buildingFloors: z.int().min(1).max(200).nullable().optional(),
  ...whenItTookEffect, source,
}), ['landUse', 'isLogistics', 'smeReserved', 'buildingLandShareM2', 'buildingFootprintM2', 'buildingFloors'])
export type PlotChange = z.infer<typeof plotChange>

export const changePlot = route({
  method: 'PATCH',
  url: '/api/plots/:id',
  schema: { summary: 'Change a plot\'s land use, marks or ready-built space, or correct its record', params: plotParams, body: plotChange, ...written },
})

export const newAllocation = z.object({
  projectCode: codeOf('a project of the same zone'), stage: z.enum(allocationStages), areaM2,
  validFrom: asOf.nullable().describe('null: since when is not known'), validTo: asOf.nullable().default(null).describe('The first day after; null: without an end'),
  decisionCode: codeOf('the decision or contract').nullable().default(null), source,
})
export type NewAllocation = z.infer<typeof newAllocation>

export const addAllocation = route({
  method: 'POST',
  url: '/api/plots/:id/allocations',
  schema: { summary: 'Allocate a plot, or part of it, to a project', params: plotParams, body: newAllocation, ...written },
})

export const allocationChange = oneWay(z.object({
  stage: z.enum([...allocationStages, 'ended']).optional().describe('ended: the land is given back on effectiveOn'), areaM2: areaM2.optional(), ...whenItTookEffect,
  validFrom: asOf.nullable().optional().describe('With correction only'), validTo: asOf.nullable().optional().describe('With correction only'),
  decisionCode: codeOf('the decision or contract').nullable().optional(), source,
}), ['stage', 'areaM2', 'validFrom', 'validTo', 'decisionCode'], ['validFrom', 'validTo'])
export type AllocationChange = z.infer<typeof allocationChange>

export const changeAllocation = route({
  method: 'PATCH',
  url: '/api/plots/:id/allocations/:allocationId',
  schema: { summary: 'Move an allocation to its next stage, end it, or correct its record', params: plotParams.extend({ allocationId: id }), body: allocationChange, ...written },
})

export const newHold = z.object({
  projectCode: codeOf('the project it is kept for').optional(), relocationCode: codeOf('the relocation case it is kept for').optional(), reason, validFrom: asOf, validTo: asOf.describe('The first day after'),
}).refine((sent) => (sent.projectCode === undefined) !== (sent.relocationCode === undefined), { path: ['projectCode'], params: { expected: 'projectCode | relocationCode' } })
export type NewHold = z.infer<typeof newHold>

export const addHold = route({
  method: 'POST',
  url: '/api/plots/:id/holds',
  schema: { summary: 'Keep a plot for a project or a relocation case', params: plotParams, body: newHold, ...written },
})

export const holdChange = z.object({ validTo: asOf.describe('The first day it no longer holds'), source: source.optional().describe('Where the end is known from; stands behind the reason') })
export type HoldChange = z.infer<typeof holdChange>

export const changeHold = route({
  method: 'PATCH',
  url: '/api/plots/:id/holds/:holdId',
  schema: { summary: 'End a hold earlier', params: plotParams.extend({ holdId: id }), body: holdChange, ...written },
})

export const earmarks = z.object({
  plots: z.array(z.object({ id: z.int().min(1).max(2 ** 31 - 1), version: z.int().min(1) })).min(1).max(500)
    .refine((plots) => new Set(plots.map((plot) => plot.id)).size === plots.length, { params: { expected: 'each plot once' } }),
  effectiveOn: asOf.optional().describe('Today when left out'), source,
})
export type Earmarks = z.infer<typeof earmarks>

export const earmarkPlots = route({
  method: 'POST',
  url: '/api/zones/:code/sme-quota/earmarks',
  schema: {
    summary: 'Reserve several plots for small and medium firms: all of them, or none', tags: ['plot'], params: zoneParams, body: earmarks,
    description: 'Each plot is named with the version it was read with; one that has changed since answers 412, and no plot is marked.',
    response: { 200: z.object({ plots: z.array(z.object({ id: z.int(), code: z.string(), version: z.int() })) }) },
  },
})
