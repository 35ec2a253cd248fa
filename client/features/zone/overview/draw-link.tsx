import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useLink } from '../../../state/use-link.ts'
import { mayPlan, useMe } from '../../../state/use-me.ts'
import { Icon } from '../../../ui/icon.tsx'

/** To the planning desk of a zone, for who may draw there. */
export function DrawLink({ code, provinceCode }: { code: string; provinceCode: string }): ReactElement | null {
  const { t } = useTranslation()
  const link = useLink()
  const account = useMe().data?.account
  return mayPlan(account, provinceCode) ? <a className="button" {...link({ room: { name: 'plan', code }, plot: null, asOf: null })}><Icon name="pen" size={16} />{t('zone.draw')}</a> : null
}
