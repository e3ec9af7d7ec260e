import { nameForm, type SoundOf } from './name-forms.ts'

/** What may speak against a name. */
export const nameFaults = ['same_name', 'same_sound', 'ordinal', 'rare'] as const
export type NameFault = (typeof nameFaults)[number]

/** A division whose name another may be confused with. */
export interface Namesake {
  id: string
  name: string
  /** Whether it lies in the same division above: there names may not sound the same either. */
  isNear: boolean
}

/** Something that speaks against a name. `with`: whom it would be confused with; `signs`: its rare characters. */
export interface JudgedFault<Other> {
  fault: NameFault
  with: Other | null
  signs: string
}

/** What speaks against giving a division a name, where `others` are those of its level that the name has to be told from. Linear in them. */
export function judgeName<Other extends Namesake>(
  name: string,
  others: readonly Other[],
  soundOf: SoundOf,
): JudgedFault<Other>[] {
  const { plain, isOrdinal, rare } = nameForm(name)
  const sound = soundOf(name)
  const faults: JudgedFault<Other>[] = []
  for (const other of others) {
    if (nameForm(other.name).plain === plain) faults.push({ fault: 'same_name', with: other, signs: '' })
    else if (other.isNear && sound !== null && soundOf(other.name) === sound)
      faults.push({ fault: 'same_sound', with: other, signs: '' })
  }
  if (isOrdinal) faults.push({ fault: 'ordinal', with: null, signs: '' })
  if (rare !== '') faults.push({ fault: 'rare', with: null, signs: rare })
  return faults
}
