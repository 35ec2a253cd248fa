import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import '../../i18n/account-words.ts'
import { useLanguage } from '../../i18n/use-language.ts'
import type { Account } from '../../state/use-me.ts'
import { Fact, Facts } from '../../ui/facts.tsx'

/** Who an account is, and where it may change things. */
export function AccountFacts({ account, nameOfProvince }: { account: Account; nameOfProvince: (code: string) => string }): ReactElement {
  const { t } = useTranslation()
  const provinces = useProvincesOf(account, nameOfProvince)
  return (
    <Facts>
      <Fact label={t('accountRoom.name')}>{account.name}</Fact>
      <Fact label={t('accountRoom.email')}>{account.email}</Fact>
      <Fact label={t('accountRoom.role')}>{t(`role.name.${account.role}`)} <span className="quiet small">({t(`role.may.${account.role}`)})</span></Fact>
      <Fact label={t('accountRoom.provinces')}>{provinces}</Fact>
    </Facts>
  )
}

/** The provinces of an account in one line. */
export function useProvincesOf({ role, provinces }: Pick<Account, 'role' | 'provinces'>, nameOf: (code: string) => string): string {
  const { t } = useTranslation()
  const language = useLanguage()
  if (role === 'admin') return t('accountRoom.everyProvince')
  return provinces.length === 0 ? t('accountRoom.noProvince') : provinces.map(nameOf).toSorted((a, b) => a.localeCompare(b, language)).join(', ')
}
