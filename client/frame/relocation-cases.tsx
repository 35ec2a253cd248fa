import { useEffect, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { RelocationBoard, RelocationCase } from '../../api/contract/relocation-case.ts'
import { CaseBoard, CaseTable, CaseTimeline } from '../features/relocation-case/case-list.tsx'
import { CasePanel } from '../features/relocation-case/case-panel.tsx'
import { RelocationProgress, WeekTable } from '../features/relocation-case/progress.tsx'
import { caseFileAddress, needsLook, useBoard, useCase, type CaseName } from '../features/relocation-case/use-cases.ts'
import { dot } from '../features/relocation-plan/scene.ts'
import '../i18n/relocation-case-words.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { useZoneTitle } from '../i18n/use-zone-title.ts'
import { noScene } from '../map/relocation-swatches.ts'
import { Check } from '../ui/check.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { PanelSkeleton } from '../ui/panel-section.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Loaded } from './loaded.tsx'
import type { RelocationProps } from './relocation-tabs.ts'
import { useRelocationProvince } from './use-relocation-province.tsx'

type View = 'board' | 'table' | 'timeline'
const views = ['board', 'table', 'timeline'] as const

/** How far everybody is who must leave; one opens in the place of the list. */
export function RelocationCases({ account, show, width }: RelocationProps): ReactElement {
  const { t } = useTranslation()
  const { province, choice } = useRelocationProvince(account)
  const [open, setOpen] = useState<CaseName | null>(null)
  const board = useBoard(province)
  const { data } = board
  useEffect(() => { if (data) show({ shapes: data.items.flatMap(({ place, endedOn }) => (place === null || endedOn !== null ? [] : [dot('leaves', place, 0.08)])) }) }, [data, show])
  useEffect(() => () => show(noScene), [show])
  if (open) return <OpenCase key={`${open.relocation}/${open.project}`} name={open} mayRecord={account.role !== 'planner'} onBack={() => setOpen(null)} />
  return (
    <>
      {choice}
      {province !== null || board.isError ? (
        <Loaded query={board} skeleton={<PanelSkeleton lines={8} />}>
          {(found) => (found.items.length === 0 ? <Notice icon="info" title={t('cases.none')}><p>{t('cases.noneText')}</p></Notice>
            : <Cases board={found} startsAs={width === 'phone' ? 'table' : 'board'} onOpen={({ relocation, project }) => setOpen({ relocation, project })} />)}
        </Loaded>
      ) : <Notice icon="info" title={t('cases.none')}><p>{t('cases.noneText')}</p></Notice>}
    </>
  )
}

function Cases({ board, startsAs, onOpen }: { board: RelocationBoard; startsAs: View; onOpen: (one: RelocationCase) => void }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const language = useLanguage()
  const titleOf = useZoneTitle()
  const [view, setView] = useState<View>(startsAs)
  const [zone, setZone] = useState('')
  const [onlyLate, setOnlyLate] = useState(false)
  const items = board.items.filter((one) => (zone === '' || one.relocation === zone) && (!onlyLate || needsLook(one)))
  const list = { items, asOf: board.asOf, onOpen }
  return (
    <>
      {board.items.some(({ isModel }) => isModel) && <Notice icon="info" title={t('cases.modelTitle')}><p>{t('cases.modelText')}</p></Notice>}
      <RelocationProgress relocations={board.relocations} />
      <Disclosure title={t('cases.weeks')} aside={t('cases.lc4')}><WeekTable weeks={board.weeks} /></Disclosure>
      <section>
        <h2>{t('cases.title')} <span className="quiet">{format.number(items.length)}</span></h2>
        <div className="case-tools">
          <Segmented label={t('cases.view')} options={views.map((value) => ({ value, label: t(`cases.views.${value}`) }))} value={view} onChange={setView} />
          <select className="field-input" aria-label={t('cases.filter')} value={zone} onChange={(event) => setZone(event.target.value)}>
            <option value="">{t('cases.all')}</option>
            {board.relocations.map((one) => <option key={one.code} value={one.code}>{titleOf(one.zone)}</option>)}
          </select>
          <Check checked={onlyLate} onChange={setOnlyLate}>{t('cases.onlyLate')}</Check>
        </div>
        {view === 'board' ? <CaseBoard {...list} /> : view === 'table' ? <CaseTable {...list} /> : <CaseTimeline {...list} />}
        <div className="case-tools">
          {(['csv', 'xlsx'] as const).map((file) => <a key={file} className="button" href={caseFileAddress(board.provinceCode, file, language)} download><Icon name="download" size={16} />{t('cases.download')} ({t(`cases.${file}`)})</a>)}
        </div>
      </section>
    </>
  )
}

function OpenCase({ name, mayRecord, onBack }: { name: CaseName; mayRecord: boolean; onBack: () => void }): ReactElement {
  const found = useCase(name)
  return <Loaded query={found} skeleton={<PanelSkeleton lines={8} />}>{(detail) => <CasePanel detail={detail} mayRecord={mayRecord} onBack={onBack} />}</Loaded>
}
