"""Whether it pays to embed each tubelet once and share it among the windows it lies in.

    python tests/bench/tubelets.py [--models tiny base] [--stride 8] [--rounds 7] [--windows 4] [--json]

VideoMAE's first layer turns two frames (a tubelet) into patches by themselves; only then are places added and patches
compared. Windows at stride 8 share half their tubelets with the one before. Both ways score the same windows in turn:

    share       of a window's time that its embedding takes, and of its floating-point operations
    at most     what sharing can gain: the part of that share which falls on tubelets already embedded
    gain        how much quicker windows were when shared, the median of the rounds' own ratios
    chance      the same ratio between two equal contestants: a gain within it says nothing
    bit-equal   whether shared windows give the logits of windows computed by themselves, to the last bit

Less than 2 % is not worth another way to the same number, and no gain is worth other bits.
"""

import argparse
import statistics
import sys
from typing import Any

import networks
import torch

TUBELET = 2
WORTH = 0.02


class Sharing:
    """Windows of one video, `stride` frames apart, whose pixels or whose embedded tubelets go into the network."""

    def __init__(self, model: Any, stride: int, count: int) -> None:
        self.model, self.stride, self.count = model, stride, count
        clips = networks.windows(1 + count * stride // networks.FRAMES)
        self.video = clips.flatten(0, 1)[: networks.FRAMES + (count - 1) * stride][None]
        self.embeddings = model.videomae.embeddings
        self.patches = self.embeddings.num_patches // (networks.FRAMES // TUBELET)

    def window(self, k: int) -> torch.Tensor:
        """The pixels (1, 16, 3, 224, 224) of window k."""
        return self.video[:, k * self.stride : k * self.stride + networks.FRAMES]

    def embedded(self, first: int, stop: int) -> torch.Tensor:
        """The tubelets of frames [first, stop), without places: (1, tubelets x patches, hidden)."""
        projection = self.embeddings.patch_embeddings.projection
        embedded: torch.Tensor = projection(self.video[:, first:stop].permute(0, 2, 1, 3, 4)).flatten(2).transpose(1, 2)
        return embedded

    def scored(self, embedded: torch.Tensor) -> torch.Tensor:
        """Logits (1, 2) of a window's tubelets: the network behind its embedding."""
        hidden = embedded + self.embeddings.position_embeddings.to(embedded)
        hidden = self.model.videomae.encoder(hidden).last_hidden_state
        if self.model.videomae.layernorm is not None:
            hidden = self.model.videomae.layernorm(hidden)
        pooled = hidden[:, 0] if self.model.fc_norm is None else self.model.fc_norm(hidden.mean(1))
        logits: torch.Tensor = self.model.classifier(pooled)
        return logits

    @torch.inference_mode()
    def alone(self) -> torch.Tensor:
        """Logits (count - 1, 2) of all windows but the first, each computed by itself."""
        return torch.cat([self.model(pixel_values=self.window(k)).logits for k in range(1, self.count)])

    @torch.inference_mode()
    def shared(self) -> torch.Tensor:
        """The same, each window embedding only the frames that the one before did not have."""
        kept, logits = self._kept, []
        for k in range(1, self.count):
            stop = k * self.stride + networks.FRAMES
            new = self.embedded(stop - self.stride, stop)
            kept = torch.cat([kept[:, new.shape[1] :], new], dim=1)
            logits.append(self.scored(kept))
        return torch.cat(logits)

    @torch.inference_mode()
    def only_embedding(self) -> None:
        """What `alone` spends on embedding."""
        for k in range(1, self.count):
            self.embedded(k * self.stride, k * self.stride + networks.FRAMES)

    @torch.inference_mode()
    def start(self) -> None:
        """Embed the first window, which has none before it to share with."""
        self._kept = self.embedded(0, networks.FRAMES)


def measured(name: str, stride: int, rounds: int, count: int) -> dict[str, Any]:
    """One network: shares, gain and equality."""
    model = networks.network(name)
    sharing = Sharing(model, stride, count)
    sharing.start()
    contestants = {
        "alone": sharing.alone,
        "shared": sharing.shared,
        "embedding": sharing.only_embedding,
        "again": sharing.alone,
    }
    seconds = networks.alternated(contestants, rounds)
    layer = model.videomae.embeddings.patch_embeddings.projection
    flop = 2.0 * layer.weight.numel() * model.videomae.embeddings.num_patches
    share = networks.ratio(seconds["embedding"], seconds["alone"])
    return {
        "window_s": statistics.median(seconds["alone"]) / (count - 1),
        "share_of_time": share,
        "gain_at_most": 1 / (1 - share * (1 - stride / networks.FRAMES)) - 1,
        "share_of_flop": flop / networks.flop(model),
        "gain": networks.ratio(seconds["alone"], seconds["shared"]) - 1,
        "chance": abs(networks.ratio(seconds["alone"], seconds["again"]) - 1),
        "bit_equal": torch.equal(sharing.alone(), sharing.shared()),
        "largest_difference": float((sharing.alone() - sharing.shared()).abs().max()),
    }


def _line(name: str, row: dict[str, Any]) -> str:
    worth = min(row["gain_at_most"], row["gain"] - row["chance"]) >= WORTH and row["bit_equal"]
    equal = "bit-equal" if row["bit_equal"] else f"off by {row['largest_difference']:.1e}"
    return (
        f"{name}: {row['window_s']:.3f} s a window; embedding {row['share_of_time']:.2%} of the time, "
        f"{row['share_of_flop']:.2%} of the operations; sharing gains at most {row['gain_at_most']:.2%}, "
        f"here {row['gain']:+.2%} (chance {row['chance']:.2%}), {equal}: "
        f"{'worth adopting' if worth else 'not to be adopted'}"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", nargs="+", default=["tiny", "base"])
    parser.add_argument("--stride", type=int, default=8, choices=range(2, networks.FRAMES, TUBELET))
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--windows", type=int, default=4)
    parser.add_argument("--threads", type=int, default=networks.threads())
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    torch.set_num_threads(args.threads)
    rows = {name: measured(name, args.stride, args.rounds, max(args.windows, 2)) for name in args.models}
    lines = [f"stride {args.stride}, {args.threads} threads, {args.rounds} rounds, torch fp32 on the CPU"]
    networks.tell({"stride": args.stride, "models": rows}, lines + [_line(*row) for row in rows.items()], args.json)
    return 0


if __name__ == "__main__":
    sys.exit(main())
