import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Targets } from '../features/admin-target/targets.tsx'
import { useTargetWords } from '../features/target/use-target-words.ts'
import { useTargets } from '../features/target/use-targets.ts'
import '../i18n/admin-target-words.ts'
import '../i18n/target-words.ts'
import { targetsRoom } from '../permalink.ts'
import { useLink } from '../state/use-link.ts'
import { TableSkeleton } from '../ui/table-skeleton.tsx'
import { Loaded } from './loaded.tsx'
import { useProvinceOptions } from './use-province-options.ts'

export function Part(): ReactElement {
  const { t } = useTranslation()
  const link = useLink()
  const provinces = useProvinceOptions()
  const words = useTargetWords()
  return (
    <Loaded query={useTargets(undefined, null)} skeleton={<TableSkeleton />}>
      {({ items }) => <Targets targets={items} provinces={provinces} thresholdOf={words.threshold} results={<a {...link({ room: targetsRoom })}>{t('adminTarget.toTargets')}</a>} />}
    </Loaded>
  )
}
