import { useState } from 'react'
import { boxOf } from '#planning/geodesy/box-of'
import type { CheckFinding, CheckResult, CheckRule } from '#planning/plans/check-types'
import { outlineOfDivision } from '#planning/plans/plan-state'
import { findings } from '../../../editing/checks/findings.ts'
import { proposeRepair } from '../../../editing/checks/propose-repair.ts'
import { editor } from '../../../editing/editor.ts'
import { count } from '../../../i18n/numbers.ts'
import { namesShown } from '../../../i18n/redraw/names-shown.ts'
import { useRedrawWords } from '../../../i18n/redraw/redraw-words.ts'
import { flyTo, showBox } from '../../../map/map-camera.ts'
import { useStore } from '../../../state/create-store.ts'
import { stateNow } from '../../../state/plans/plan-desk.ts'
import { preferences } from '../../../state/preferences.ts'
import { Icon } from '../../controls/icon.tsx'
import { PushButton } from '../../controls/push-button.tsx'
import { Skeleton } from '../../controls/skeleton.tsx'
import { MarkTag } from '../../figures/mark-tag.tsx'

/** Rules whose findings a change of borders can answer. */
const repairable: readonly CheckRule[] = ['parts', 'households', 'population']
const firstShown = 8
const nearZoom = 15

/** What the checks found, rule by rule: where, how far off, and where there is one, the smallest repair. */
export function ChecksTab() {
  const words = useRedrawWords()
  const { state, results } = useStore(findings, (now) => now)
  if (state === 'unknown' || (state === 'running' && results.length === 0)) return <Skeleton lines={6} />
  const all = results.flatMap((result) => result.findings)
  const errors = all.filter(({ severity }) => severity === 'error').length
  const warnings = all.filter(({ severity }) => severity === 'warning').length
  return (
    <div className="checks">
      <p role="status" className="checks-head">
        {state === 'running' ? (
          words.checks.running
        ) : state === 'failed' ? (
          words.checks.failed
        ) : errors + warnings === 0 ? (
          <>
            <Icon name="check" /> {words.checks.clean}
          </>
        ) : (
          [errors > 0 && words.checks.errors(count(errors)), warnings > 0 && words.checks.warnings(count(warnings))]
            .filter(Boolean)
            .join(words.listSeparator)
        )}
      </p>
      {results.map((result) => {
        // A rule has a result for each source of its limits.
        const key = `${result.rule} ${result.source?.en ?? ''}`
        return <RuleFindings key={key} at={key} result={result} />
      })}
    </div>
  )
}

function RuleFindings({ at, result }: { at: string; result: CheckResult }) {
  const words = useRedrawWords()
  const language = useStore(preferences, (state) => state.language)
  const [shown, setShown] = useState(firstShown)
  const { rule, findings: list, checked, source, mark } = result
  const isClean = list.length === 0
  return (
    <div className="rule">
      <h3>
        {isClean ? <Icon name="check" /> : <Icon name="warning" />} {words.checks.rules[rule]}{' '}
        {mark && <MarkTag mark={mark} source={source?.[language]} />}
        <span className="soft">{isClean ? words.checks.cleanLine(count(checked)) : count(list.length)}</span>
      </h3>
      <ul>
        {list.slice(0, shown).map((finding, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: findings have no name of their own, and come anew with every check
          <FindingLine key={index} finding={finding} at={`${at}:${index}`} />
        ))}
      </ul>
      {list.length > shown && (
        <PushButton small onClick={() => setShown(shown + 50)}>
          {words.checks.more(count(list.length - shown))}
        </PushButton>
      )}
    </div>
  )
}

function FindingLine({ finding, at }: { finding: CheckFinding; at: string }) {
  const words = useRedrawWords()
  const repairs = useStore(findings, (state) => state.repairs)
  const state = stateNow()
  const names = finding.divisionIds.flatMap((id) => (state?.divisions.get(id) ?? state?.units.get(id))?.name ?? [])
  const zoom = (): void => {
    const [id] = finding.divisionIds
    if (id && state?.divisions.has(id)) {
      editor.set({ selected: state.divisions.get(id)!.level === editor.get().level ? [id] : editor.get().selected })
      if (finding.at.length !== 1) {
        showBox(boxOf(outlineOfDivision(state, id)))
        return
      }
    }
    if (finding.at[0]) flyTo(finding.at[0][0], finding.at[0][1], nearZoom)
  }
  return (
    <li className={`finding ${finding.severity}`}>
      <span>
        <span className="tag">{words.checks.severities[finding.severity]}</span>{' '}
        <b className="data-name" lang="zh-CN">
          {names.slice(0, namesShown).join('、')}
        </b>{' '}
        {words.checks.finding(finding)}
      </span>
      <span className="finding-actions">
        <PushButton
          className="data-name"
          small
          onClick={zoom}
          aria-label={`${words.checks.zoomTo}: ${names[0] ?? words.checks.rules[finding.rule]}`}
        >
          {words.checks.zoomTo}
        </PushButton>
        {repairable.includes(finding.rule) && repairs.get(at) !== null ? (
          <PushButton small onClick={() => void proposeRepair(at, finding)}>
            {words.checks.repair}
          </PushButton>
        ) : (
          repairs.has(at) && <span className="soft">{words.checks.noRepair}</span>
        )}
      </span>
    </li>
  )
}
