using System.Net;
using StatusMesh.Core.Monitors;

namespace StatusMesh.Core.Probing;

/// <summary>Addresses that are not public.</summary>
/// <param name="Network">The block.</param>
/// <param name="Name">What it is for, and the document that says so.</param>
/// <param name="Reason">Why nothing in it is probed.</param>
internal sealed record AddressRuleBlock(IPNetwork Network, string Name, RefusalReason Reason);
