import { describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from '../../api/config.ts'
import { languageOf } from '../../api/language.ts'

describe('the configuration', () => {
  it('has a usable default for everything', () => {
    expect(readConfig({})).toMatchObject({ host: '127.0.0.1', port: 3000, databaseUrl: null, dataFolder: './data', loadShippedData: true, board: null })
  })
  it('takes an empty variable for one that is not set', () => {
    expect(readConfig({ DATABASE_URL: '', BASEMAP_STYLE_URL: '' })).toMatchObject({ databaseUrl: null, basemapStyleUrl: null })
  })
  it('names every variable that is wrong', () => {
    expect(() => readConfig({ PORT: 'http', DATABASE_URL: 'mysql://x', BASEMAP_STYLE_URL: 'javascript:alert(1)' }))
      .toThrow(expect.objectContaining({ constructor: ConfigError, message: expect.stringMatching(/PORT[^]*DATABASE_URL[^]*BASEMAP_STYLE_URL/) as string }) as Error)
  })
  it('never prints a secret', () => {
    const { databaseUrl } = readConfig({ DATABASE_URL: 'postgres://u:hidden@h/d' })
    expect(`${String(databaseUrl)} ${JSON.stringify({ databaseUrl })}`).not.toContain('hidden')
    expect(databaseUrl?.reveal()).toBe('postgres://u:hidden@h/d')
  })
})

describe('the caller\'s language', () => {
  it.each([[undefined, 'vi'], ['', 'vi'], ['fr', 'vi'], ['en', 'en'], ['en-GB,en;q=0.9', 'en'], ['vi,en;q=0.8', 'vi'], ['en;q=0.5,vi-VN;q=0.9', 'vi'], ['fr,en;q=0.3', 'en'], ['en;q=nonsense', 'en']])(
    '%s means %s', (header, language) => expect(languageOf(header)).toBe(language))
})
