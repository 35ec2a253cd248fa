import { useEffect, useMemo, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { RelocationBoard, RelocationCase } from '../../api/contract/relocation-case.ts'
import { RelocationLegend } from '../features/corridor/legend.tsx'
import { AddCase } from '../features/relocation-case/add-case.tsx'
import { CaseBoard, CaseTable, CaseTimeline } from '../features/relocation-case/case-list.tsx'
import { CasePanel } from '../features/relocation-case/case-panel.tsx'
import { RelocationProgress, WeekTable } from '../features/relocation-case/progress.tsx'
import { caseFileAddress, isCalled, keyOfCase, needsLook, useBoard, useCase } from '../features/relocation-case/use-cases.ts'
import { leavingShapes } from '../features/relocation-plan/scene.ts'
import { boxOfShapes } from '../geometry/box-of-geometry.ts'
import '../i18n/relocation-case-words.ts'
import { useFormat } from '../i18n/use-format.ts'
import { useLanguage } from '../i18n/use-language.ts'
import { useZoneTitle } from '../i18n/use-zone-title.ts'
import { noScene } from '../map/relocation-swatches.ts'
import { caseViews, type CaseName, type CaseView } from '../permalink-relocation.ts'
import { Button } from '../ui/button.tsx'
import { Check } from '../ui/check.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { Icon } from '../ui/icon.tsx'
import { Notice } from '../ui/notice.tsx'
import { PanelSkeleton } from '../ui/panel-section.tsx'
import { Segmented } from '../ui/segmented.tsx'
import { Loaded } from './loaded.tsx'
import type { RelocationProps } from './relocation-tabs.ts'
import { useRelocationProvince } from './use-relocation-province.tsx'

/** The cases that the tools of the list leave. */
const listed = ({ items }: RelocationBoard, { of, late, q }: RelocationProps['room']): RelocationCase[] => items.filter((one) => (of === null || one.relocation === of) && (!late || needsLook(one)) && isCalled(one, q))

/** How far everybody is who must leave; one opens in the place of the list. */
export function RelocationCases({ account, room, change, follow, show, width }: RelocationProps): ReactElement {
  const { t } = useTranslation()
  const { province, choice } = useRelocationProvince(account)
  const board = useBoard(province)
  const opened = useCase(room.open)
  const openKey = room.open && keyOfCase(room.open)
  const mayRecord = account.role !== 'planner'
  const all = useMemo(() => (board.data && board.data.provinceCode === province ? leavingShapes(listed(board.data, room)) : null), [board.data, province, room])
  const own = useMemo(() => opened.data && leavingShapes([{ ...opened.data, endedOn: null }]), [opened.data])
  const shapes = openKey === null ? all : own ?? null
  useEffect(() => { if (shapes) show({ shapes }) }, [shapes, show])
  useEffect(() => () => show(noScene), [show])
  useEffect(() => { if (openKey === null && all) follow('province', province, boxOfShapes(all)) }, [openKey, all, follow, province])
  useEffect(() => follow('case', openKey, own ? boxOfShapes(own) : null), [openKey, own, follow])
  if (openKey !== null) return <OpenCase key={openKey} found={opened} mayRecord={mayRecord} onBack={() => change({ open: null })} />
  return (
    <>
      {choice}
      {province !== null || board.isError ? (
        <Loaded query={board} skeleton={<PanelSkeleton lines={8} />}>
          {(found) => (found.relocations.length === 0 ? <Notice icon="info" title={t('cases.none')}><p>{t('cases.noneText')}</p></Notice>
            : <Cases board={found} {...{ room, change, mayRecord }} view={room.view ?? (width === 'phone' ? 'table' : 'board')} />)}
        </Loaded>
      ) : <Notice icon="info" title={t('cases.none')}><p>{t('cases.noneText')}</p></Notice>}
    </>
  )
}

function Cases({ board, room, change, mayRecord, view }: Pick<RelocationProps, 'room' | 'change'> & { board: RelocationBoard; mayRecord: boolean; view: CaseView }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const language = useLanguage()
  const titleOf = useZoneTitle()
  const [isAdding, setAdding] = useState(false)
  const open = ({ relocation, project }: CaseName): void => change({ open: { relocation, project } })
  const items = listed(board, room)
  const list = { items, asOf: board.asOf, onOpen: open }
  return (
    <>
      {board.items.some(({ isModel }) => isModel) && <Notice icon="info" title={t('cases.modelTitle')}><p>{t('cases.modelText')}</p></Notice>}
      <RelocationProgress relocations={board.relocations} />
      <Disclosure title={t('cases.weeks')} aside={t('cases.lc4')}><WeekTable weeks={board.weeks} /></Disclosure>
      <section>
        <h2>{t('cases.title')} <span className="quiet">{format.number(items.length)}</span></h2>
        <div className="case-tools">
          <input className="field-input" type="search" maxLength={200} aria-label={t('cases.find')} placeholder={t('cases.find')} value={room.q} onChange={(event) => change({ q: event.target.value }, 'replace')} />
          <Segmented label={t('cases.view')} options={caseViews.map((value) => ({ value, label: t(`cases.views.${value}`) }))} value={view} onChange={(next) => change({ view: next }, 'replace')} />
          <select className="field-input" aria-label={t('cases.filter')} value={room.of ?? ''} onChange={(event) => change({ of: event.target.value || null }, 'replace')}>
            <option value="">{t('cases.all')}</option>
            {board.relocations.map((one) => <option key={one.code} value={one.code}>{titleOf(one.zone)}</option>)}
          </select>
          <Check checked={room.late} onChange={(late) => change({ late }, 'replace')}>{t('cases.onlyLate')}</Check>
        </div>
        <RelocationLegend kinds={['leaves']} />
        {items.length === 0 ? (
          <div className="case-tools"><p className="quiet">{t(board.items.length === 0 ? 'cases.noFirms' : 'cases.nothingFits')}</p>{board.items.length > 0 && <Button onClick={() => change({ of: null, late: false, q: '' }, 'replace')}>{t('cases.showAll')}</Button>}</div>
        ) : view === 'board' ? <CaseBoard {...list} /> : view === 'table' ? <CaseTable {...list} /> : <CaseTimeline {...list} />}
        {mayRecord && (isAdding ? <AddCase relocations={board.relocations} startsAt={room.of} onAdded={open} onCancel={() => setAdding(false)} /> : <Button icon="pen" onClick={() => setAdding(true)}>{t('cases.addCase')}</Button>)}
        <div className="case-tools">
          {(['csv', 'xlsx'] as const).map((file) => <a key={file} className="button" href={caseFileAddress(board.provinceCode, file, language)} download><Icon name="download" size={16} />{t('cases.download')} ({t(`cases.${file}`)})</a>)}
        </div>
      </section>
    </>
  )
}

function OpenCase({ found, mayRecord, onBack }: { found: ReturnType<typeof useCase>; mayRecord: boolean; onBack: () => void }): ReactElement {
  const { t } = useTranslation()
  return (
    <>
      <div><Button icon="foldLeft" onClick={onBack}>{t('cases.back')}</Button></div>
      <Loaded query={found} skeleton={<PanelSkeleton lines={8} />}>{(detail) => <><CasePanel detail={detail} mayRecord={mayRecord} />{detail.place !== null && <RelocationLegend kinds={['leaves']} />}</>}</Loaded>
    </>
  )
}
