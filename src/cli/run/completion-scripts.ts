/**
 * The lines that a shell reads once. They know no command of ours: at each Tab they ask the zephyr that is being typed,
 * whose first line of answer is `files`, `folders` or `words`, followed by the words.
 */
import type { SHELLS } from '../commands/completion.ts';

/** Works from bash 3.2 on, which macOS has, and without the package bash-completion. */
const bash = `# Completion of zephyr in bash: source <(zephyr completion bash)
_zephyr() {
  # bash takes words apart at = and : as well; here they are words as the command will get them.
  local rest=\${COMP_LINE#*"\${COMP_WORDS[0]}"} words=() last=-1 i part
  for ((i = 1; i <= COMP_CWORD; i++)); do
    part=\${COMP_WORDS[i]}
    if [[ $last -lt 0 || $rest == [[:space:]]* || -z $rest ]]; then last=$((last + 1)); words[last]=''; fi
    rest=\${rest#"\${rest%%[![:space:]]*}"}
    rest=\${rest#"$part"}
    words[last]+=$part
  done
  local current=\${words[last]} typed=\${COMP_WORDS[COMP_CWORD]} kind='' word
  if [[ $typed == = || $typed == : ]]; then typed=''; fi
  # What stands before the part that bash will replace.
  local before=\${current%"$typed"}
  COMPREPLY=()
  while IFS= read -r word; do
    if [[ -z $kind ]]; then kind=$word; elif [[ $word == "$current"* ]]; then COMPREPLY+=("\${word#"$before"}"); fi
  done < <("\${COMP_WORDS[0]/#\\~/$HOME}" completion bash -- "\${words[@]}" 2>/dev/null)
  case $kind in
    files) compopt -o default 2>/dev/null || while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "$typed") ;;
    folders)
      compopt -o filenames 2>/dev/null
      while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -d -- "$typed") ;;
  esac
}
complete -F _zephyr zephyr
`;

const zsh = `#compdef zephyr
# Completion of zephyr in zsh: source <(zephyr completion zsh), behind compinit
_zephyr() {
  local -a answer
  answer=("\${(@f)$("\${(Q)words[1]/#\\~/$HOME}" completion zsh -- "\${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
  case $answer[1] in
    files) compset -P '--*='; _files ;;
    folders) compset -P '--*='; _files -/ ;;
    *)
      shift answer
      (( $#answer )) && _describe zephyr answer ;;
  esac
}
if [[ $funcstack[1] == _zephyr ]]; then _zephyr "$@"; else compdef _zephyr zephyr; fi
`;

const fish = `# Completion of zephyr in fish: zephyr completion fish | source
function __zephyr_complete
    set -l before (commandline -opc)
    set -l current (commandline -ct)
    set -l program (string replace -r '^~' $HOME -- $before[1])
    set -l answer ($program completion fish -- $before[2..] "$current" 2>/dev/null)
    switch "$answer[1]"
        case files
            __fish_complete_path "$current"
        case folders
            __fish_complete_directories "$current" ''
        case '*'
            printf '%s\\n' $answer[2..]
    end
end
complete -c zephyr -f -a '(__zephyr_complete)'
`;

export const SCRIPTS: Readonly<Record<(typeof SHELLS)[number], string>> = { bash, zsh, fish };
