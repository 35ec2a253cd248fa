import { describe, expect, it } from 'vitest'
import { sql } from '../../api/database/sql.ts'
import { useDatabase } from '../database.ts'

const db = useDatabase()

describe('Vietnamese text', () => {
  it.each([['Đông Phố Mới', 'dong pho moi'], ['BẢO HƯNG 2', 'bao hung 2'], ['Phùng'.normalize('NFD'), 'phung'], ['Ỷ Ẵ ễ', 'y a e']])('%s folds to %s', async (text, folded) => {
    expect(await db().query(sql`select fold_vi(${text}) as folded`)).toEqual([{ folded }])
  })

  it('sorts by the Vietnamese alphabet: a ă â … d đ e ê … o ô ơ … u ư, tones after letters', async () => {
    const sorted = ['An', 'Ăn', 'Âu Lâu', 'Ba', 'Bà', 'Bá', 'Bản Qua', 'Dương', 'Đông An', 'Đương', 'Em', 'Êm', 'Hòa', 'Ô', 'Ơ', 'U', 'Ư', 'Vũ', 'Y Can', 'Ý Yên']
    const [row] = await db().query<{ names: string[] }>(sql`
      select array_agg(n order by sort_key_vi(n) collate "C") as names from unnest(${[...sorted].reverse()}::text[]) n`)
    expect(row?.names).toEqual(sorted)
  })
})
