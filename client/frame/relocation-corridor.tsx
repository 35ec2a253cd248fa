import { useMemo, useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { CorridorDesign } from '../../api/contract/corridor.ts'
import { OptionList, VersionList } from '../features/corridor/options.tsx'
import { writeUnsaved, type DrawnFrom } from '../features/corridor/unsaved-drawing.ts'
import { useCorridorDesign, useCorridorOption, useCorridorOptions } from '../features/corridor/use-corridors.ts'
import '../i18n/land-words.ts'
import '../i18n/relocation-words.ts'
import { useFormat } from '../i18n/use-format.ts'
import { Button } from '../ui/button.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { Notice } from '../ui/notice.tsx'
import { PanelSkeleton } from '../ui/panel-section.tsx'
import { Loaded } from './loaded.tsx'
import { CorridorDrawing } from './relocation-drawing.tsx'
import type { RelocationProps } from './relocation-tabs.ts'

/** The alignment: its versions and options, shifting it, and what that takes and frees. */
export function RelocationCorridor(props: RelocationProps): ReactElement {
  const { t } = useTranslation()
  const format = useFormat()
  const { corridor, room, account, change } = props
  const [versionId, setVersionId] = useState(corridor.currentId)
  const [isUnsaved, setUnsaved] = useState(false)
  // What was resumed and discarded is begun anew: its steps rest on another version.
  const [begun, setBegun] = useState(0)
  const options = useCorridorOptions(corridor.code)
  const option = useCorridorOption(corridor.code, room.option)
  const version = useCorridorDesign(corridor.code, versionId)
  const open = options.data?.items.find(({ id }) => id === room.option) ?? null
  const skeleton = <PanelSkeleton lines={8} />
  const from = useMemo((): DrawnFrom => ({ account: account.id, corridor: corridor.code, ...(room.option === null ? { on: 'version', id: versionId ?? 0 } : { on: 'option', id: room.option }) }), [account.id, corridor.code, room.option, versionId])
  const drawing = (design: CorridorDesign, number: number | null): ReactElement => <CorridorDrawing key={`${from.on} ${from.id} ${number} ${begun}`} {...props} {...{ design, from, open }} version={number} onAnew={() => { writeUnsaved(from, null); setBegun(begun + 1) }} onUnsaved={setUnsaved} />
  return (
    <>
      {open && (
        <div className="corridor-open">
          <p>{t('corridorEdit.opened')} <strong>{open.name}</strong><br /><span className="quiet small">{t('corridorEdit.by', { author: open.author ?? '–', date: format.moment(open.updatedAt) })}</span></p>
          <Button onClick={() => change({ option: null })}>{t('corridorEdit.close')}</Button>
        </div>
      )}
      {room.option !== null
        ? <Loaded query={option} skeleton={skeleton}>{({ design, version: number }) => drawing(design, number)}</Loaded>
        : versionId === null ? <Notice icon="info"><p>{t('relocation.noCorridorText')}</p></Notice>
          : <Loaded query={version} skeleton={skeleton}>{({ design }) => drawing(design, null)}</Loaded>}
      <Disclosure key={room.option === null ? 'none' : 'one'} title={t('corridorEdit.options')} aside={options.data?.items.length} startsOpen={room.option !== null}>
        <Loaded query={options} skeleton={skeleton}>{({ items }) => <OptionList code={corridor.code} options={items} openId={room.option} drawnVersion={option.data?.version ?? null} isUnsaved={isUnsaved} mayAdopt={account.role === 'admin'} onOpen={(id) => change({ option: id })} />}</Loaded>
      </Disclosure>
      <Disclosure title={t('corridorEdit.versions')} aside={corridor.versions.length}>
        <VersionList versions={corridor.versions} currentId={corridor.currentId} drawnId={room.option === null ? versionId : null} onBegin={(id) => { setVersionId(id); change({ option: null }) }} />
      </Disclosure>
    </>
  )
}
