"""The text of `how-to-verify.txt`: how anybody checks a report, with vmdesk and without."""

from vmdesk.domain.result import AnalysisResult
from vmdesk.report.credentials import IdentityFacts
from vmdesk.report.words_custody import VERIFY, framehash

_SIGNER = r"""   pdfsig prints a name, which anybody may take, and no fingerprint. With OpenSSL, these commands take
   the certificate with which the signature was made out of it; its fingerprint must be the same:
   $ pdfsig -dump REPORT.pdf
   $ pdfsig REPORT.pdf | sed -n 's/.*Ranges: \[0 - \([0-9]*\)\], \[\([0-9]*\) - .*/\1 \2/p' > ranges.txt
   $ head -c "$(cut -d ' ' -f 1 ranges.txt)" REPORT.pdf > signed.bin
   $ tail -c "+$(($(cut -d ' ' -f 2 ranges.txt) + 1))" REPORT.pdf >> signed.bin
   $ openssl cms -verify -inform DER -in REPORT.pdf.sig0 -content signed.bin -binary -noverify -signer its.pem -out out
   $ openssl x509 -in its.pem -noout -fingerprint -sha256
"""
_TRAIL = r"""5. The audit trail. Each line of audit.jsonl is JSON with sorted keys, no spaces and no escaped letters.
   "hash" is SHA-256 of that JSON without its "hash"; "previous" is the hash of the line before, 64 zeros in the first.
   $ sed 's/.*,"hash":"\([0-9a-f]*\)".*/\1/' audit.jsonl > stated.txt
   $ sed 's/.*,"previous":"\([0-9a-f]*\)".*/\1/' audit.jsonl > previous.txt
   $ (printf '%064d\n' 0; sed '$d' stated.txt) | cmp - previous.txt && echo "every link holds"
   $ sed 's/\(.*\),"hash":"[0-9a-f]*"/\1/' audit.jsonl > bare.txt
   $ while IFS= read -r line; do printf '%s' "$line" | sha256sum; done < bare.txt | cut -c 1-64 > computed.txt
   $ cmp computed.txt stated.txt && echo "every entry is as it was hashed"
   $ tail -n 1 stated.txt
   $ wc -l < stated.txt
   The third and the sixth must say what stands in them behind echo. The last two print the last hash and the number of
   entries, which the report prints as "Audit trail head" and "Audit trail entries". This prints 1 where the head is on
   the pages:
   $ grep -c "$(tail -n 1 stated.txt)" words.txt
6. The report's id is VMD- and the first 24 hexadecimal digits, in capitals and groups of four, of SHA-256 over:
   SHA-256 of result.json, a newline (one byte, 0A), the last hash of audit.jsonl.
   $ (sha256sum result.json | cut -c 1-64; tail -n 1 stated.txt | tr -d '\n') | sha256sum | cut -c 1-24 | tr a-f A-F
"""
"""Step by step with what every system has; a head is the last entry's own hash, which stands last in its line but for
`previous`, `seq` and `utc`, so that the longest match takes it and nothing inside of `details`."""


def how_to_verify(report_id: str, facts: IdentityFacts, result: AnalysisResult) -> str:
    """The whole text; every line that begins with `$` is a command to be entered as it stands."""
    return f"""How to verify report {report_id}

With vmdesk, offline:
  {VERIFY}
  FINGERPRINT is the SHA-256 of the examiner's certificate, as you received it from the examiner by another way. This
  report was signed under {facts.sha256}.

Without vmdesk, with poppler and sha256sum, and OpenSSL in step 3 (on macOS with poppler and coreutils installed): copy
the report under the name REPORT.pdf, and the exhibit under the name EXHIBIT, into an empty folder, open a terminal
there, and enter what stands behind each $.

1. The signature.
   $ pdfsig REPORT.pdf
   Read its text, not its exit code: "Signature is Valid." and "Total document signed" must both stand there, once.
   That the certificate's issuer is unknown or not trusted is usual; step 3 is what shows who signed.
2. What is attached, and the words of the pages.
   $ pdfdetach -saveall REPORT.pdf
   $ pdftotext REPORT.pdf - | tr -d ' \\n\\f' > words.txt
   $ sha256sum result.json
   There are now result.json, audit.jsonl and certificate.pem. The SHA-256 of result.json must be the one printed in the
   report, in the section "Audit trail".
3. Who signed. This prints the certificate's SHA-256:
   $ sed '/END/q' certificate.pem | sed '/-----/d' | base64 -d | sha256sum
   It must be the fingerprint printed in the report and the one you received from the examiner by another way; colons
   and capitals make no difference. Without the latter nothing shows who signed: anyone can make a report that agrees
   with itself, and sign it.
{_SIGNER}4. The exhibit. This must be the SHA-256 printed in the report:
   $ sha256sum EXHIBIT
{_TRAIL}7. The cited frames, with FFmpeg:
   {framehash(result)}
   prints a digest of every frame that decodes; the digests of the cited frames in the report must be among them.
"""
