import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { provinceList } from '../../api/contract/province.ts'
import { useDatabase } from '../database.ts'
import { appOn, get } from './app.ts'

const db = useDatabase()
let app: FastifyInstance
beforeAll(async () => { app = await appOn(db()) })
afterAll(() => app.close())

it('GET /api/provinces names all 34, also those without a zone, and what each was made of', async () => {
  const answer = await get(app, '/api/provinces')
  expect(answer.status).toBe(200)
  const { items } = provinceList.parse(answer.json())
  expect(items).toHaveLength(34)
  expect(items.map(({ code }) => code)).toEqual(items.map(({ code }) => code).toSorted())
  expect(items.find(({ code }) => code === '15')).toEqual({ code: '15', nameVi: 'Lào Cai', nameEn: 'Lao Cai', formerProvinces: ['Lào Cai', 'Yên Bái'] })
})
