import { parse } from 'csv-parse/sync'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import readExcelFile from 'read-excel-file/node'
import { landLedger, type LedgerRow } from '../../api/contract/land-ledger.ts'
import { problem } from '../../api/contract/problem.ts'
import { provinceSummary } from '../../api/contract/province.ts'
import { columns } from '../../api/features/land-ledger-file/columns.ts'
import { insertZone } from '../fixtures/grid.ts'
import { undone, useDatabase } from '../database.ts'
import { appOn, get } from './app.ts'

const db = useDatabase()
let app: FastifyInstance
beforeAll(async () => { app = await appOn(db()) })
afterAll(() => app.close())

const ledger = async (query: string, server = app) => landLedger.parse((await get(server, `/api/land-ledger?${query}`)).json())
const numbers = columns.filter((column) => column.format !== 'text')
const numbersOf = (row: LedgerRow) => numbers.map((column) => row[column.key])

describe('the ledger table', () => {
  it('takes the filters of the list of zones, and groups', async () => {
    const { rows, by, asOf } = await ledger(`by=former_province&province=15&kind=industrial_zone`)
    expect([by, /^\d{4}-\d\d-\d\d$/.test(asOf), rows.map((row) => row.key)]).toEqual(['former_province', true, ['Lào Cai', 'Yên Bái']])
    expect((await ledger('')).by).toBe('zone')
    expect((await ledger('status=relocating')).rows).toHaveLength(3)
  })

  it('refuses what it cannot read, at all three addresses', async () => {
    for (const [path, query] of [['/api/land-ledger', 'by=commune'], ['/api/land-ledger', 'province=Lào'], ['/api/land-ledger/land-ledger.csv', 'kind=castle'], ['/api/land-ledger/land-ledger.xlsx', 'lang=fr'], ['/api/land-ledger/land-ledger.pdf', '']]) {
      const answer = await get(app, encodeURI(`${path}?${query}`))
      expect([answer.status, problem.parse(answer.json()).code]).toEqual([400, 'invalid_parameter'])
    }
  })

  it('a province has a summary, an unknown one a sentence', async () => {
    expect(provinceSummary.parse((await get(app, '/api/provinces/15/summary')).json()).province.nameVi).toBe('Lào Cai')
    const missing = await get(app, '/api/provinces/99/summary')
    expect([missing.status, problem.parse(missing.json()).code]).toEqual([404, 'province_not_found'])
    expect((await get(app, '/api/provinces/xx/summary')).status).toBe(400)
    expect((await get(app, '/api/provinces/15/summary?asOf=1066-10-14')).status).toBe(400)
  })
})

describe('the table as CSV', () => {
  it('is the table: the same rows, the same numbers, empty where there is none', async () => {
    const query = 'province=15&lang=en'
    const [file, table] = [await get(app, `/api/land-ledger/land-ledger.csv?${query}`), await ledger('province=15')]
    expect(file.headers['content-type']).toBe('text/csv; charset=utf-8; header=present')
    expect(file.headers['content-disposition']).toBe(`attachment; filename="mat-bang-land-ledger-${table.asOf}.csv"`)
    // Excel takes a file for UTF-8 by this mark alone.
    expect([...file.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(file.text.includes('\r\n')).toBe(true)
    const [head, ...body] = parse(file.bytes, { bom: true })
    expect(head).toEqual(columns.map((column) => column.title.en))
    const expected = [...table.rows, table.total]
    expect(body).toHaveLength(expected.length)
    for (const [at, row] of expected.entries()) {
      const cells = columns.flatMap((column, i) => (column.format === 'text' ? [] : [body[at]?.[i] === '' ? null : Number(body[at]?.[i])]))
      expect([row.key, cells]).toEqual([body[at]?.[0], numbersOf(row)])
    }
  })

  it('speaks Vietnamese unless asked for English', async () => {
    const [head, row] = parse((await get(app, '/api/land-ledger/land-ledger.csv?q=ban%20qua&kind=industrial_zone')).bytes, { bom: true })
    expect(head?.slice(0, 5)).toEqual(['Mã', 'Tên', 'Loại', 'Tình trạng', 'Tỉnh'])
    expect(row?.slice(0, 6)).toEqual(['MB-0004', 'Bản Qua', 'KCN', 'đã thành lập', 'Lào Cai', 'Lào Cai'])
  })

  it('lets no name become a formula, break a line or a column', () => undone(db(), async (tx) => {
    const names = ['=HYPERLINK("http://x")', '+1', '-1', '@SUM(A1)', 'một, "hai"\nba']
    for (const [at, name] of names.entries()) await insertZone(tx, { code: `T-${at}`, name, provinceCode: '31' })
    const server = await appOn(tx)
    try {
      const rows = parse((await get(server, '/api/land-ledger/land-ledger.csv?province=31')).bytes, { bom: true }).slice(1, -1)
      expect(rows.map((row) => row[1]).sort()).toEqual([`'=HYPERLINK("http://x")`, "'+1", "'-1", "'@SUM(A1)", 'một, "hai"\nba'].sort())
      const sheet = (await readExcelFile((await get(server, '/api/land-ledger/land-ledger.xlsx?province=31')).bytes))[0]
      expect(sheet?.data.slice(1, -1).map((row) => row[1]).sort()).toEqual([...names].sort())
    } finally {
      await server.close()
    }
  }))
})

describe('the table as XLSX', () => {
  it('is the table, with numbers as numbers', async () => {
    const [file, table] = [await get(app, '/api/land-ledger/land-ledger.xlsx?by=province'), await ledger('by=province')]
    expect(file.headers['content-disposition']).toMatch(/^attachment; filename="mat-bang-land-ledger-\d{4}-\d\d-\d\d\.xlsx"$/)
    const [sheet] = await readExcelFile(file.bytes)
    const [head, ...body] = sheet?.data ?? []
    expect(head).toEqual(columns.map((column) => column.title.vi))
    for (const [at, row] of [...table.rows, table.total].entries()) {
      expect(columns.flatMap((column, i) => (column.format === 'text' ? [] : [body[at]?.[i]]))).toEqual(numbersOf(row))
    }
    expect(body.map((row) => row[1])).toEqual(['Bắc Ninh', 'Lào Cai', 'Ninh Bình', 'Tổng cộng'])
  })

  it('has a second sheet that says the day, the filter, what the columns mean, and that it is no legal document', async () => {
    const sheets = await readExcelFile((await get(app, '/api/land-ledger/land-ledger.xlsx?province=15&q=phu&lang=en')).bytes)
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Land ledger', 'Notes'])
    const notes = new Map(sheets[1]?.data.map(([name, text]) => [name, text]))
    expect(notes.get('As of')).toMatch(/^\d{4}-\d\d-\d\d$/)
    expect([notes.get('Filter: Province (code)'), notes.get('Filter: Text'), notes.get('Filter: Kind')]).toEqual(['15', 'phu', 'all'])
    expect(notes.get('Legal value')).toContain('legal boundary document')
    for (const column of columns) if (column.meaning) expect(notes.get(column.title.en)).toBe(column.meaning.en)
  })
})
