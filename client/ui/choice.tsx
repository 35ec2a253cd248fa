import type { ReactElement } from 'react'
import './choice.css'

interface ChoiceProps {
  label: string
  /** The word for no choice. */
  all: string
  /** Said where several are chosen, which only a link or another room can do. */
  several: (count: number) => string
  groups: readonly { label?: string; options: readonly { value: string; name: string }[] }[]
  chosen: readonly string[]
  /** '' is no choice. */
  onChoose: (value: string) => void
}

const manyChosen = '*'

/** One choice of many, from a list that opens; its label stands before it. */
export function Choice({ label, all, several, groups, chosen, onChoose }: ChoiceProps): ReactElement {
  const options = (list: ChoiceProps['groups'][number]['options']): ReactElement[] => list.map(({ value, name }) => <option key={value} value={value}>{name}</option>)
  return (
    <label className="choice">
      <span className="choice-label">{label}</span>
      <select value={chosen.length > 1 ? manyChosen : (chosen[0] ?? '')} onChange={(event) => { if (event.target.value !== manyChosen) onChoose(event.target.value) }}>
        <option value="">{all}</option>
        {chosen.length > 1 && <option value={manyChosen}>{several(chosen.length)}</option>}
        {groups.map((group) => (group.label === undefined ? options(group.options) : <optgroup key={group.label} label={group.label}>{options(group.options)}</optgroup>))}
      </select>
    </label>
  )
}
