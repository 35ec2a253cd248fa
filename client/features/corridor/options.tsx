import { useState, type ReactElement } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import type { CorridorDesign, CorridorOption, CorridorVersion } from '../../../api/contract/corridor.ts'
import '../../i18n/relocation-words.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useRequired } from '../../i18n/use-required.ts'
import { isClash } from '../../state/is-clash.ts'
import { useSubmit } from '../../state/use-submit.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { SelectField, TextArea, TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { DrawnFrom } from './unsaved-drawing.ts'
import { useOptionActs } from './use-corridors.ts'

/** The versions a corridor has had, latest first; any can be drawn on from. */
export function VersionList({ versions, currentId, drawnId, onBegin }: { versions: readonly CorridorVersion[]; currentId: number | null; drawnId: number | null; onBegin: (id: number) => void }): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <ul className="corridor-rows">
      {versions.map((one) => (
        <li key={one.id}>
          <p>
            <strong>{one.validFrom === null ? t('corridorEdit.sinceUnknown') : t('corridorEdit.from', { date: format.edtf(one.validFrom) })}{one.validTo !== null && ` ${t('corridorEdit.until', { date: format.edtf(one.validTo) })}`}</strong>
            {one.id === currentId && <> <Chip tone="good" icon="check">{t('corridorEdit.current')}</Chip></>}
          </p>
          <p className="quiet small">{[one.lengthM !== null && t('corridorEdit.length', { length: format.distance(one.lengthM) }), one.hasClearance && t('corridorEdit.clearance'), t(`basis.${one.basis}`), one.decision?.number].filter(Boolean).join(' · ')}</p>
          {one.note && <p className="small" lang="vi">{one.note}</p>}
          <div className="corridor-zone-do">{one.id === drawnId ? <span className="quiet small">{t('corridorEdit.isDrawn')}</span> : <Button onClick={() => onBegin(one.id)}>{t('corridorEdit.begin')}</Button>}</div>
        </li>
      ))}
    </ul>
  )
}

interface OptionListProps {
  code: string
  options: readonly CorridorOption[]
  openId: number | null
  /** The version of the open option that is drawn on; null: none is here yet. */
  drawnVersion: number | null
  /** Whether something drawn is in no option yet. */
  isUnsaved: boolean
  mayAdopt: boolean
  onOpen: (id: number | null) => void
}

/** Draft alignments by name: opened, put away, adopted by a decision. */
export function OptionList({ code, options, openId, drawnVersion, isUnsaved, mayAdopt, onOpen }: OptionListProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const acts = useOptionActs(code)
  if (options.length === 0) return <p className="quiet">{t('corridorEdit.noOptions')}</p>
  return (
    <ul className="corridor-rows">
      {options.map((one) => (
        <li key={one.id} data-chosen={one.id === openId || undefined}>
          <p><strong>{one.name}</strong>{one.closedAs === 'adopted' && <> <Chip tone="good" icon="check">{t('corridorEdit.adopted')}</Chip></>}</p>
          <p className="quiet small">{t('corridorEdit.by', { author: one.author ?? '–', date: format.moment(one.updatedAt) })}{one.note && ` · ${one.note}`}</p>
          <div className="corridor-zone-do">
            <Button onClick={() => onOpen(one.id === openId ? null : one.id)}>{one.id === openId ? t('corridorEdit.close') : t('corridorEdit.open')}</Button>
            {one.closedAs === null && (one.isMine || mayAdopt) && (
              <Confirm quiet label={t('corridorEdit.discard')} question={t('corridorEdit.discardAsk', { name: one.name })} yes={t('corridorEdit.discardYes')} no={t('corridorEdit.keep')} failed={t('corridorEdit.failed')}
                onConfirm={async () => { await acts.discard(one.id, one.version); if (one.id === openId) onOpen(null) }} />
            )}
          </div>
          {one.id === openId && one.closedAs === null && (mayAdopt ? <AdoptForm code={code} id={one.id} version={drawnVersion} isUnsaved={isUnsaved} /> : <p className="quiet small">{t('corridorEdit.adoptOnly')}</p>)}
        </li>
      ))}
    </ul>
  )
}

interface SaveValues { name: string; note: string }

interface SaveOptionProps {
  from: DrawnFrom
  design: CorridorDesign
  /** The open option where it may be written over, as of the version that was drawn on. */
  into: CorridorOption | null
  name: string
  onSaved: (option: CorridorOption) => void
}

/** Keeps what is drawn, as a new option or as the one that is open. */
export function SaveOption({ from, design, into, name: usualName, onSaved }: SaveOptionProps): ReactElement {
  const { t } = useTranslation()
  const acts = useOptionActs(from.corridor)
  const form = useForm<SaveValues>({ defaultValues: { name: usualName, note: into?.note ?? '' } })
  const { register, formState: { errors } } = form
  const { required, isGiven } = useRequired()
  const [asNew, setAsNew] = useState(into === null)
  const [clashed, setClashed] = useState(false)
  const { onSubmit, isSending, problem } = useSubmit(form, async ({ name, note }) => {
    const sent = { name: name.trim(), note: note.trim() || null, design }
    setClashed(false)
    try {
      onSaved(into && !asNew ? await acts.change(from, into.version, sent) : await acts.add(from, sent))
    } catch (error) {
      // Nothing that was drawn is lost: it can be kept beside theirs.
      if (!isClash(error)) throw error
      setClashed(true)
    }
  })
  const send = (isNew: boolean): void => setAsNew(isNew)
  return (
    <Form onSubmit={onSubmit} problem={problem} actions={<>
      {into && <Button strong type="submit" disabled={isSending} onClick={() => send(false)}>{t('corridorEdit.saveAgain')}</Button>}
      <Button strong={!into} type="submit" disabled={isSending} onClick={() => send(true)}>{t('corridorEdit.save')}</Button>
    </>}>
      <TextField label={t('corridorEdit.name')} {...required} maxLength={120} error={errors.name?.message} {...register('name', { validate: isGiven })} />
      <TextArea label={t('corridorEdit.note')} rows={2} maxLength={1000} {...register('note')} />
      {clashed && <Notice tone="warning" icon="warning" announced><p>{t('corridorEdit.conflict')}</p></Notice>}
    </Form>
  )
}

const bases = ['schematic', 'reported', 'measured'] as const
interface AdoptValues { number: string; issuedOn: string; authority: string; effectiveOn: string; why: string; basis: (typeof bases)[number] }

/** A decision makes the option the corridor's next version, as it is drawn and nothing else. */
function AdoptForm({ code, id, version, isUnsaved }: { code: string; id: number; version: number | null; isUnsaved: boolean }): ReactElement {
  const { t } = useTranslation()
  const acts = useOptionActs(code)
  const [isOpen, setOpen] = useState(false)
  const form = useForm<AdoptValues>({ defaultValues: { number: '', issuedOn: '', authority: '', effectiveOn: '', why: '', basis: 'schematic' } })
  const { register, formState: { errors } } = form
  const { onSubmit, isSending, problem } = useSubmit(form, ({ number, issuedOn, authority, effectiveOn, why, basis }) => (version === null || isUnsaved ? Promise.resolve() : acts.adopt(id, version, { effectiveOn, why: why.trim(), basis, decision: { number: number.trim(), issuedOn, authority: authority.trim() } })), { decision: 'number', 'decision.issuedOn': 'issuedOn' })
  const { required, isGiven } = useRequired()
  const isHeldBack = version === null || isUnsaved
  const unsaved = isUnsaved && <p className="small" role="status">{t('corridorEdit.adoptUnsaved')}</p>
  if (!isOpen) return <><div className="corridor-zone-do"><Button disabled={isHeldBack} onClick={() => setOpen(true)}>{t('corridorEdit.adopt')}</Button></div>{unsaved}</>
  const needed = { validate: isGiven }
  return (
    <Form onSubmit={onSubmit} problem={problem} actions={<><Button strong type="submit" disabled={isSending || isHeldBack}>{t('corridorEdit.adoptYes')}</Button><Button onClick={() => setOpen(false)}>{t('corridorEdit.adoptNo')}</Button></>}>
      <p className="small">{t('corridorEdit.adoptText')}</p>
      <TextField label={t('corridorEdit.number')} {...required} maxLength={64} error={errors.number?.message} {...register('number', needed)} />
      <TextField label={t('corridorEdit.issuedOn')} {...required} type="date" error={errors.issuedOn?.message} {...register('issuedOn', needed)} />
      <TextField label={t('corridorEdit.authority')} {...required} maxLength={200} error={errors.authority?.message} {...register('authority', needed)} />
      <TextField label={t('corridorEdit.effectiveOn')} {...required} type="date" error={errors.effectiveOn?.message} {...register('effectiveOn', needed)} />
      <SelectField label={t('corridorEdit.basis')} {...register('basis')}>
        {bases.map((one) => <option key={one} value={one}>{t(`corridorEdit.basisOf.${one}`)}</option>)}
      </SelectField>
      <TextArea label={t('corridorEdit.why')} {...required} rows={2} maxLength={1000} error={errors.why?.message} {...register('why', needed)} />
      {unsaved}
    </Form>
  )
}
