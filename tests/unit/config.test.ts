import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from '../../api/config.ts'
import { languageOf } from '../../api/language.ts'

const login = { PUBLIC_URL: 'https://mat-bang.laocai.gov.vn', OIDC_ISSUER: 'https://login.laocai.gov.vn/realm/', OIDC_CLIENT_ID: 'mat-bang', OIDC_CLIENT_SECRET: 'x' }

describe('the configuration', () => {
  it('has a usable default for everything', () => {
    expect([undefined, '', 'false', 'true', '2'].map((TRUST_PROXY) => readConfig({ TRUST_PROXY }).proxies)).toEqual([0, 0, 0, 1, 2])
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
    const config = readConfig({ DATABASE_URL: 'postgres://u:hidden@h/d', SESSION_SECRET: 'hidden '.repeat(8), ...login, OIDC_CLIENT_SECRET: 'hidden' })
    expect(`${String(config.databaseUrl)} ${String(config.oidc?.clientSecret)} ${JSON.stringify(config)} ${inspect(config, { depth: 9 })}`).not.toContain('hidden')
    expect([config.databaseUrl?.reveal(), config.oidc?.clientSecret.reveal()]).toEqual(['postgres://u:hidden@h/d', 'hidden'])
  })
  it('sends mail from an address with or without a name', () => {
    const mail = { SMTP_URL: 'smtp://u:hidden@mail.example.vn:587', PUBLIC_URL: 'https://mat-bang.example.vn' }
    expect(readConfig({ ...mail, MAIL_FROM: 'Ban quản lý <ban@example.vn>' }).mail).toMatchObject({ from: { name: 'Ban quản lý', address: 'ban@example.vn' }, publicUrl: 'https://mat-bang.example.vn' })
    const config = readConfig({ ...mail, MAIL_FROM: 'ban@example.vn' })
    expect(config.mail?.from).toEqual({ name: '', address: 'ban@example.vn' })
    expect(`${JSON.stringify(config)} ${inspect(config, { depth: 9 })}`).not.toContain('hidden')
    expect(readConfig({}).mail).toBeNull()
  })
  it('finds the province\'s own login by its issuer', () => {
    expect(readConfig(login).oidc).toMatchObject({ discoveryUrl: 'https://login.laocai.gov.vn/realm/.well-known/openid-configuration', name: 'login.laocai.gov.vn', trustsEmail: false })
    expect(readConfig({ ...login, OIDC_ISSUER: `${login.OIDC_ISSUER}.well-known/openid-configuration`, OIDC_NAME: 'Tỉnh' }).oidc)
      .toMatchObject({ discoveryUrl: 'https://login.laocai.gov.vn/realm/.well-known/openid-configuration', name: 'Tỉnh' })
    expect(readConfig({ PUBLIC_URL: 'https://mat-bang.laocai.gov.vn/some/path' })).toMatchObject({ publicUrl: 'https://mat-bang.laocai.gov.vn', oidc: null })
  })
  it.each([
    [{ OIDC_ISSUER: 'https://login.laocai.gov.vn' }, /OIDC_CLIENT_ID[^]*OIDC_CLIENT_SECRET[^]*PUBLIC_URL/],
    [{ SESSION_SECRET: 'too short' }, /SESSION_SECRET: expected at least 32 characters/],
    [{ PUBLIC_URL: 'mat-bang.laocai.gov.vn' }, /PUBLIC_URL/],
    [{ TRUST_PROXY: 'yes' }, /TRUST_PROXY/],
    [{ SMTP_URL: 'smtp://mail.example.vn' }, /MAIL_FROM[^]*PUBLIC_URL/],
    [{ SMTP_URL: 'http://mail.example.vn' }, /SMTP_URL/],
    [{ MAIL_FROM: 'Ban <ban@example.vn>\r\nBcc: x@example.vn' }, /MAIL_FROM/],
    [{ MAIL_FROM: 'ban' }, /MAIL_FROM/],
  ])('refuses %j', (env, message) => {
    expect(() => readConfig(env)).toThrow(expect.objectContaining({ message: expect.stringMatching(message) as string }) as Error)
  })
})

describe('the caller\'s language', () => {
  it.each([[undefined, 'vi'], ['', 'vi'], ['fr', 'vi'], ['en', 'en'], ['en-GB,en;q=0.9', 'en'], ['vi,en;q=0.8', 'vi'], ['en;q=0.5,vi-VN;q=0.9', 'vi'], ['fr,en;q=0.3', 'en'], ['en;q=nonsense', 'en']])(
    '%s means %s', (header, language) => expect(languageOf(header)).toBe(language))
})
