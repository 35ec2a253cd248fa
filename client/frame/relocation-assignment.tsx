import { useEffect, useMemo, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { RelocationLegend } from '../features/corridor/legend.tsx'
import { useBoard } from '../features/relocation-case/use-cases.ts'
import { Comparison } from '../features/relocation-plan/comparison.tsx'
import { PlanView } from '../features/relocation-plan/plan-view.tsx'
import { RunForm } from '../features/relocation-plan/run-form.tsx'
import { leavingShapes, planShapes } from '../features/relocation-plan/scene.ts'
import { usePlan, usePlans } from '../features/relocation-plan/use-plans.ts'
import { boxOfShapes } from '../geometry/box-of-geometry.ts'
import '../i18n/relocation-case-words.ts'
import { noScene } from '../map/relocation-swatches.ts'
import { Disclosure } from '../ui/disclosure.tsx'
import { SelectField } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { PanelSkeleton } from '../ui/panel-section.tsx'
import { Loaded } from './loaded.tsx'
import type { RelocationProps } from './relocation-tabs.ts'
import { useRelocationProvince } from './use-relocation-province.tsx'

/** Who goes where: worked out by the solver, changed by hand, compared, accepted. */
export function RelocationAssignment({ account, room, change, follow, show }: RelocationProps): ReactElement {
  const { t } = useTranslation()
  const { province, choice } = useRelocationProvince(account)
  const plans = usePlans(province)
  const compared = room.compare
  const mayChange = account.role !== 'planner'
  const id = room.plan ?? plans.data?.items[0]?.id ?? null
  const open = (plan: number): void => change({ plan })
  const plan = usePlan(id)
  const other = usePlan(compared === id ? null : compared)
  const { data } = plan
  // Before there is a plan, those who are still to leave.
  const board = useBoard(plans.data?.items.length === 0 && room.plan === null ? province : null)
  const shapes = useMemo(() => (data ? planShapes(data) : board.data?.provinceCode === province ? leavingShapes(board.data.items) : null), [data, board.data, province])
  useEffect(() => () => show(noScene), [province, show])
  useEffect(() => { if (shapes) show({ shapes }) }, [shapes, show])
  useEffect(() => { if (shapes) follow('province', province, boxOfShapes(shapes)) }, [shapes, follow, province])
  // A plan is shown whole when it is chosen, and when it was just made.
  const hasPlan = id !== null
  useEffect(() => { if (!plans.isPending && !hasPlan) follow('plan', null, null) }, [plans.isPending, hasPlan, follow])
  useEffect(() => { if (data && shapes) follow('plan', String(data.id), boxOfShapes(shapes)) }, [data, shapes, follow])
  if (province === null) return <>{choice}<Notice icon="info" title={t('cases.none')}><p>{t('cases.noneText')}</p></Notice></>
  const items = plans.data?.items ?? []
  return (
    <>
      {choice}
      <h2>{t('assigning.title')}</h2>
      <p className="quiet small">{t('assigning.text')}</p>
      {mayChange && plans.data && <Disclosure title={t('assigning.run')} startsOpen={items.length === 0 || room.run !== null} level={3}><RunForm province={province} runId={room.run} onRun={(run) => change({ run }, 'replace')} onDone={(made) => change({ plan: made, compare: null })} /></Disclosure>}
      <Loaded query={plans} skeleton={<PanelSkeleton />}>
        {() => (items.length === 0 && id === null ? <><RelocationLegend kinds={['leaves']} /><Notice icon="info" title={t('assigning.none')}>{mayChange && <p>{t('assigning.noneText')}</p>}</Notice></> : (
          <>
            <SelectField label={t('assigning.choose')} value={id ?? ''} onChange={(event) => open(Number(event.target.value))}>
              {/* A link may name one that is too old for the list. */}
              {data && !items.some((one) => one.id === data.id) && <option value={data.id}>{data.name}</option>}
              {items.map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
            </SelectField>
            {items.length > 1 && (
              <SelectField label={t('assigning.compareWith')} value={compared === id ? '' : compared ?? ''} onChange={(event) => change({ compare: event.target.value === '' ? null : Number(event.target.value) })}>
                <option value="">{t('assigning.noCompare')}</option>
                {items.filter((one) => one.id !== id).map((one) => <option key={one.id} value={one.id}>{one.name}</option>)}
              </SelectField>
            )}
            {data && other.data && compared !== null && compared !== id && <Comparison one={data} other={other.data} />}
            <Loaded query={plan} skeleton={<PanelSkeleton lines={8} />}>{(found) => <><p className="quiet small">{t('assigning.lineHint')}</p><RelocationLegend kinds={['leaves', 'receives', 'move']} /><PlanView key={found.id} plan={found} mayChange={mayChange} onCopied={open} /></>}</Loaded>
          </>
        ))}
      </Loaded>
    </>
  )
}
