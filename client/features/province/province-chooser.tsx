import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n/use-language.ts'
import { Choice } from '../../ui/choice.tsx'
import { useProvinces } from './use-provinces.ts'

interface ProvinceChooserProps {
  chosen: readonly string[]
  /** Codes of those that have targets: they stand first. */
  withTargets: ReadonlySet<string>
  onChoose: (code: string | null) => void
}

/** One province or all. */
export function ProvinceChooser({ chosen, withTargets, onChoose }: ProvinceChooserProps): ReactElement {
  const { t } = useTranslation()
  const language = useLanguage()
  const options = useProvinces()
    .map(({ value, nameVi, nameEn }) => ({ value, name: language === 'en' ? nameEn : nameVi }))
    .toSorted((a, b) => a.name.localeCompare(b.name, language))
  const groups = [
    { label: t('targets.withTargets'), options: options.filter(({ value }) => withTargets.has(value)) },
    { label: t('targets.withoutTargets'), options: options.filter(({ value }) => !withTargets.has(value)) },
  ].filter((group) => group.options.length > 0)
  return (
    <Choice
      label={t('targets.province')}
      all={t('targets.everyProvince')}
      several={(count) => t('targets.severalProvinces', { count })}
      groups={groups}
      chosen={chosen}
      onChoose={(code) => onChoose(code || null)}
    />
  )
}
